package org.tbimage.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.blob.DirectoryBlobStoreProvider;
import org.tbimage.testkit.fault.Fault;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.fault.Operation;
import org.tbimage.value.Location;

/** What changes a store is swept over a real directory too, where what a killed writer left behind are hidden files. */
class DirectorySweepTest {
    private static final Duration LONG_AGO = Duration.ofHours(30);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"backup-again", "delete", "refresh-info"})
    void oneCallFailsOrAllFromOneOn(String name) throws IOException {
        long injected = 0;
        for (long n = 1; ; n++) {
            FaultPlan only = FaultPlan.onlyCall(n);
            sweep(name, only, Files.createDirectory(folder.resolve("only-" + n)));
            FaultPlan from = FaultPlan.fromCall(n);
            sweep(name, from, Files.createDirectory(folder.resolve("from-" + n)));
            FaultPlan lost = FaultPlan.onlyCall(n).as(Fault.ANSWER_LOST).of(Operation.thatChange());
            sweep(name, lost, Files.createDirectory(folder.resolve("lost-" + n)));
            injected +=
                    only.struck().size() + from.struck().size() + lost.struck().size();
            if (only.struck().isEmpty() && from.struck().isEmpty()) {
                System.out.println("fault sweep over a directory: " + injected + " faults injected into " + 3 * n
                        + " runs of " + name);
                return;
            }
        }
    }

    /** What could not be taken back for certain is collected, hours later, by the backups of then. */
    private static void sweep(String name, FaultPlan plan, Path store) throws IOException {
        Location place = new Location("dir", store.toString(), Map.of());
        World world = new World(new DirectoryBlobStoreProvider(), place);
        new Sweep(world, Scenarios.all().get(name), plan).run();
        Scenarios.backUp(world, Scenarios.NEW, FaultPlan.none());
        for (Path left : files(store)) {
            Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(LONG_AGO)));
        }
        world.later();
        Scenarios.backUp(world, Scenarios.NEW, FaultPlan.none());
        assertThat(files(store))
                .as("left behind after " + plan.struck())
                .noneMatch(file -> file.getFileName().toString().startsWith("."));
        assertThat(StoreState.orphans(world))
                .as("orphans after " + plan.struck())
                .isEmpty();
    }

    private static List<Path> files(Path store) throws IOException {
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
