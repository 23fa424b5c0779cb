package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.Tbimage;
import org.tbimage.core.blob.DirectoryBlobStoreProvider;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.fault.Fault;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.fault.Gate;
import org.tbimage.testkit.fault.Operation;
import org.tbimage.testkit.store.SampleImages;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Location;

/**
 * T35: a writer sleeps for hours at any of its calls, and is taken for dead. A successor would take the very name of its
 * generation, since later images were removed and a clock was set back. A name is used once, so the successor gets another
 * one. When the writer wakes up it harms nothing of its successor's.
 */
class SleptWriterTest {
    private static final Instant NAME_OF_BOTH = SampleImages.NOON;
    private static final long SLEPT = 1;
    private static final long SUCCESSOR = 2;
    private static final int MANIFEST = 3; // an image has three commits, and that of its manifest is the last one

    @TempDir
    Path folder;

    private final SampleImages samples =
            new SampleImages(Tbimage.discover().codecs().all().iterator().next());
    private final ExecutorService threads = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theImageOfASuccessorStays(boolean failsWhenAwake) throws Exception {
        int met = 0;
        boolean struck = true;
        for (int n = 1; struck; n++) {
            Path place = Files.createDirectory(folder.resolve("call-" + n));
            List<ImageInfo> successors = new ArrayList<>();
            struck = sleepAt(n, place, failsWhenAwake, () -> successors.add(publish(place, NAME_OF_BOTH, SUCCESSOR)));
            for (ImageInfo successor : successors) {
                met++;
                assertWhole(place, successor, n);
            }
        }
        assertThat(met).as("calls at which a writer has a successor").isGreaterThan(9);
    }

    /** It wakes up, and fails or not, in the moment before the successor's manifest. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSuccessorAtWorkIsNotDisturbed(boolean failsWhenAwake) throws Exception {
        int met = 0;
        boolean struck = true;
        for (int n = 1; struck; n++) {
            Path place = Files.createDirectory(folder.resolve("call-" + n));
            Gate gate = new Gate();
            List<Future<ImageInfo>> successors = new ArrayList<>();
            struck = sleepAt(n, place, failsWhenAwake, () -> {
                FaultPlan held = FaultPlan.onlyCall(MANIFEST, Operation.COMMIT).as(gate);
                successors.add(threads.submit(() -> publish(place, NAME_OF_BOTH, SUCCESSOR, held)));
                gate.awaitCall();
            });
            gate.release();
            for (Future<ImageInfo> successor : successors) {
                met++;
                assertWhole(place, successor.get(), n);
            }
        }
        assertThat(met).as("calls at which a writer has a successor").isGreaterThan(9);
    }

    private interface Meanwhile {
        void happen() throws IOException, InterruptedException;
    }

    /** Whether there is an n-th call to sleep at. */
    private boolean sleepAt(int n, Path place, boolean fails, Meanwhile meanwhile) throws IOException {
        publish(place, NAME_OF_BOTH.minusSeconds(3600), 0);
        FaultPlan plan = FaultPlan.onlyCall(n).as(call -> {
            forgetTheSleeper(place);
            try {
                meanwhile.happen();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (fails) {
                throw call.failure(Fault.MARK);
            }
            call.run();
        });
        try {
            publish(place, NAME_OF_BOTH, SLEPT, plan);
        } catch (IOException e) {
            assertThat(plan.struck()).as("calls before " + e).isNotEmpty();
        }
        return !plan.struck().isEmpty();
    }

    /** Its claims are swept, and what it has committed is collected; by images that are removed then. */
    private void forgetTheSleeper(Path place) throws IOException {
        for (int hours = 1; hours <= 2; hours++) {
            age(place);
            publish(place, NAME_OF_BOTH.plusSeconds(3600L * hours), 0);
        }
        try (ImageStore store = store(place, FaultPlan.none())) {
            for (Generation generation : store.generations(SampleImages.NAME)) {
                if (generation.second().isAfter(NAME_OF_BOTH)) {
                    store.delete(new ImageRef(SampleImages.NAME, generation));
                }
            }
        }
    }

    private static void age(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place.resolve(SampleImages.NAME.box()))) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(3))));
            }
        }
    }

    private ImageInfo publish(Path place, Instant at, long salt) throws IOException {
        return publish(place, at, salt, FaultPlan.none());
    }

    private ImageInfo publish(Path place, Instant at, long salt, FaultPlan plan) throws IOException {
        try (ImageStore store = store(place, plan)) {
            return samples.publish(store, SampleImages.NAME, at, salt);
        }
    }

    private static ImageStore store(Path place, FaultPlan plan) throws IOException {
        Location location = new Location("dir", place.toString(), Map.of());
        return new PackStore(
                plan.medium(new DirectoryBlobStoreProvider().open(location)),
                Tbimage.discover().codecs());
    }

    private static void assertWhole(Path place, ImageInfo image, int call) throws IOException {
        try (ImageStore store = store(place, FaultPlan.none());
                ImageReader reader = store.open(image.ref());
                ImageReader.EntryCursor table = reader.entries()) {
            assertThat(reader.info()).as("after sleep at call " + call).isEqualTo(image);
            assertThat(table.next()).isNotNull();
        } catch (IOException e) {
            throw new AssertionError("after sleep at call " + call, e);
        }
    }
}
