package org.tbimage.testbox.service;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tbimage.core.Tbimage;
import org.tbimage.store.ImageStore;
import org.tbimage.testbox.fault.FaultyFiles;
import org.tbimage.testbox.fault.FileFaults;
import org.tbimage.testkit.watch.ResourceWatch;
import org.tbimage.value.ImageRef;

/**
 * Lets each operation of the service on a share fail in turn, and then all operations from the n-th on: the box
 * restarts, the failure is reported with its code and the request is kept, every image is complete, no file stays open,
 * and the next run completes the request; hours later, no temporary file remains. Disks and
 * stores have their own sweeps.
 */
class FaultyRunTest {
    private static final Tbimage TBIMAGE = Tbimage.discover();
    private static final int SIZE = 64 << 10;

    @TempDir
    Path root;

    /** The shares without the lock of the common log, for which all boxes would wait: see SharedLogFileFaultTest. */
    private final FileFaults faults = new FileFaults(".*/mnt/(?!.*maintenance\\.log\\.lock).*");

    private FakeBox box;
    private Path disk;

    @ParameterizedTest
    @CsvSource({"backup, false", "restore, false", "refresh-info, false", "backup-again, true"})
    void theNextRunFinishes(String action, boolean all) throws IOException {
        long n = 0;
        do {
            n++;
            prepare(action, root.resolve("run-" + n));
            runWithFault(action, n, all);
            if (!faults.failed().isEmpty()) {
                finish(action);
            }
        } while (!faults.failed().isEmpty());
        System.out.println("fault sweep over the files of the service: " + action + (all ? ", all from one on: " : ": ")
                + (n - 1) + " runs with faults");
        assertThat(n).isGreaterThan(10);
    }

    private void prepare(String action, Path folder) throws IOException {
        faults.end();
        box = new FakeBox(new FaultyFiles(faults).wrap(Files.createDirectory(folder)));
        disk = box.disk("sda", "A", "ata-1", SIZE);
        if (!action.equals("backup")) {
            assertThat(box.ask("backup").run()).isZero();
        }
        if (action.equals("restore")) {
            Files.write(disk, new byte[SIZE]);
        }
        box.ask(action);
        box.events.clear();
        box.console.clear();
    }

    private void runWithFault(String action, long n, boolean all) throws IOException {
        ResourceWatch watch = new ResourceWatch();
        faults.begin(n, all);
        int code = box.run();
        faults.end();
        String what = action + " after " + faults.failed() + ", code " + code + ": " + box.console;
        assertThat(faults.open()).as("open after " + what).isEmpty();
        watch.assertNothingOpen();
        boolean parked = box.console.toString().contains("parked after failed attempts that could not be counted");
        assertThat(box.reboots()).as("restarts of " + what).isEqualTo(parked ? 0 : 1);
        assertThat(parked).as("parked by " + what).isEqualTo(all && couldNotCount());
        assertThat(box.request.toFile().exists()
                        || code == 0
                        || box.console.toString().contains("removed"))
                .as("request kept by " + what)
                .isTrue();
        if (code != 0) {
            boolean hasCode = faults.failed().get(0).matches(".*pxelinux\\.cfg.*");
            assertThat(code).as("code of " + what).isBetween(hasCode ? 10 : 1, 99);
            assertThat(String.join("\n", box.console))
                    .as(what)
                    .contains("error: ")
                    .contains(FileFaults.MARK);
        }
        assertImagesAreWhole(what);
    }

    private boolean couldNotCount() {
        return faults.failed().stream().anyMatch(call -> call.contains(".0A00020F.attempts"));
    }

    private void finish(String action) throws IOException {
        String before = faults.failed().toString();
        letHoursPass();
        if (!Files.exists(box.request) && !temporary().isEmpty()) {
            box.ask("backup-again"); // the request is gone, so the next run is that of another one
        }
        if (Files.exists(box.request)) {
            assertThat(box.run())
                    .as("next run after " + before + ": " + box.console)
                    .isZero();
        }
        assertThat(box.request).doesNotExist();
        if (action.equals("restore")) {
            assertThat(TBIMAGE.run(
                            "verify",
                            Map.of("store", store(), "image", FakeBox.ADDRESS + "/sda", "device", disk.toString())))
                    .isNotNull();
        }
        assertThat(images()).as("images after " + before).isNotEmpty();
        assertImagesAreWhole(before);
        assertThat(temporary()).as("left after the run behind " + before).isEmpty();
    }

    private String store() {
        return "dir:" + box.store;
    }

    private List<ImageRef> images() throws IOException {
        try (ImageStore store = TBIMAGE.openStore(store())) {
            return store.list();
        }
    }

    private void assertImagesAreWhole(String what) throws IOException {
        for (ImageRef ref : images()) {
            assertThat(TBIMAGE.run(
                            "verify",
                            Map.of(
                                    "store",
                                    store(),
                                    "image",
                                    ref.name().toString(),
                                    "generation",
                                    ref.generation().toString())))
                    .as("an image after " + what)
                    .isNotNull();
        }
    }

    /** A young hidden file may belong to a running process. */
    private void letHoursPass() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(box.store.toString()))) {
            for (Path file : files.filter(FaultyRunTest::isHidden).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(3))));
            }
        }
    }

    private static boolean isHidden(Path file) {
        return String.valueOf(file.getFileName()).startsWith(".");
    }

    private List<String> temporary() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path share : List.of(box.store, box.tftp)) {
            try (Stream<Path> files = Files.walk(Path.of(share.toString()))) {
                files.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.startsWith(".") || name.endsWith(".lock") || name.endsWith(".tmp"))
                        .forEach(found::add);
            }
        }
        return found;
    }
}
