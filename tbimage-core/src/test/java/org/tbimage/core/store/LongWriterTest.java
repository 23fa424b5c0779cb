package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.Tbimage;
import org.tbimage.core.blob.DirectoryBlobStoreProvider;
import org.tbimage.problem.ImagingException;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.NewImage;
import org.tbimage.testkit.fault.Fault;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.fault.Operation;
import org.tbimage.testkit.store.SampleImages;
import org.tbimage.value.ImageName;
import org.tbimage.value.Location;

/** Promise 9: a writer that is at work keeps its claim however long it works, whatever its disk gives (T56). */
class LongWriterTest {
    private static final SampleImages SAMPLES =
            new SampleImages(Tbimage.discover().codecs().all().iterator().next());

    @TempDir
    Path folder;

    private final HandClock hands = new HandClock();

    /** Beats only when a test lets time pass. */
    private static final class HandClock implements Heartbeat {
        private final List<Runnable> beats = new ArrayList<>();

        @Override
        public Runnable every(Duration period, Runnable beat) {
            assertThat(period).isLessThan(Duration.ofHours(1));
            beats.add(beat);
            return () -> beats.remove(beat);
        }
    }

    private ImageStore store(FaultPlan plan) throws IOException {
        Location location = new Location("dir", folder.toString(), Map.of());
        return new PackStore(
                plan.medium(new DirectoryBlobStoreProvider().open(location)),
                Tbimage.discover().codecs(),
                hands);
    }

    private void pass(Duration time, boolean beating) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(SampleImages.NAME.box()))) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("."))
                    .toList()) {
                Instant then = Files.getLastModifiedTime(file).toInstant().minus(time);
                Files.setLastModifiedTime(file, FileTime.from(then));
            }
        }
        if (beating) {
            hands.beats.forEach(Runnable::run);
        }
    }

    private void another(ImageName name) throws IOException {
        try (ImageStore store = store(FaultPlan.none())) {
            SAMPLES.publish(store, name, SampleImages.NOON.plusSeconds(60), 2);
        }
    }

    private ImageWriter begin(ImageStore store, ImageName name) throws IOException {
        return store.create(NewImage.of(SAMPLES.draft(name, SampleImages.NOON), SAMPLES.codec()), warning -> {});
    }

    /** Other backups of the same disk come and go while it works, for a day. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWriterOfADayPublishes(boolean writesEarly) throws IOException {
        try (ImageStore store = store(FaultPlan.none());
                ImageWriter writer = begin(store, SampleImages.NAME)) {
            if (writesEarly) {
                SAMPLES.putFirst(writer, 1, List.of());
            }
            for (int hours = 0; hours < 24; hours++) {
                pass(Duration.ofMinutes(60), true);
                another(SampleImages.NAME);
            }
            if (!writesEarly) {
                SAMPLES.putFirst(writer, 1, List.of());
            }
            SAMPLES.putZeros(writer);
            SAMPLES.putLast(writer, 1);
            ImageInfo image = writer.publish(Duration.ofDays(1), 0);
            store.open(image.ref()).close();
        }
        assertThat(hands.beats).as("renewals after the end").isEmpty();
    }

    /** Without a sign of life it is taken for dead, and says so. */
    @Test
    void aWriterThatStoodStillForHoursIsRevoked() throws IOException {
        try (ImageStore store = store(FaultPlan.none());
                ImageWriter writer = begin(store, SampleImages.NAME)) {
            pass(Duration.ofHours(3), false);
            another(SampleImages.NAME);
            SAMPLES.putAll(writer, 1);
            assertThatThrownBy(() -> writer.publish(Duration.ZERO, 0)).isInstanceOf(ImagingException.class);
        }
    }

    /** A server that is away for a while, or a renewal that goes wrong, is no end of it. */
    @Test
    void aRenewalThatFailsIsTriedAgain() throws IOException {
        FaultPlan plan = FaultPlan.onlyCall(1, Operation.RENEW).as(Fault.BARE_ERROR);
        try (ImageStore store = store(plan);
                ImageWriter writer = begin(store, SampleImages.NAME)) {
            for (int n = 0; n < 4; n++) {
                pass(Duration.ofMinutes(50), true);
                another(SampleImages.NAME);
            }
            assertThat(plan.struck()).hasSize(1);
            SAMPLES.putAll(writer, 1);
            store.open(writer.publish(Duration.ZERO, 0).ref()).close();
        }
    }

    /** A renewal under way at the end neither fails nor brings anything back. */
    @Test
    void aLateRenewalDoesNothing() throws IOException {
        List<Runnable> late;
        try (ImageStore store = store(FaultPlan.none());
                ImageWriter writer = begin(store, SampleImages.NAME)) {
            late = List.copyOf(hands.beats);
            SAMPLES.putAll(writer, 1);
            writer.publish(Duration.ZERO, 0);
            late.forEach(Runnable::run);
        }
        late.forEach(Runnable::run);
        try (Stream<Path> files = Files.list(folder.resolve(SampleImages.NAME.box()))) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("."));
        }
    }

    /** The claims of one disk are nothing to a backup of another whose name begins alike, however old they are. */
    @ParameterizedTest
    @CsvSource({"vm, vm.data", "vm.data, vm", "vm, vm.raw", "vm, vm-data", "sda, sda.20"})
    void claimsOfOtherDisksAreLeftAlone(String one, String other) throws IOException {
        ImageName claimed = new ImageName(SampleImages.NAME.box(), other);
        try (ImageStore store = store(FaultPlan.none());
                ImageWriter writer = begin(store, claimed)) {
            pass(Duration.ofHours(3), false);
            another(new ImageName(SampleImages.NAME.box(), one));
            SAMPLES.putAll(writer, 1);
            ImageInfo image = writer.publish(Duration.ZERO, 0);
            assertThat(store.generations(claimed)).containsExactly(image.generation());
            store.open(image.ref()).close();
        }
    }
}
