package org.tbimage.testbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import org.tbimage.testbox.Run;
import org.tbimage.testbox.disk.Launch;
import org.tbimage.testkit.device.Patterns;

/** A box with two disks that is killed during an action, and the conditions afterwards. */
final class KilledBox {
    private static final List<String> DISKS = List.of("sda", "sdb");
    private static final int SIZE = 3 << 20;

    private final Path root;
    private final String action;
    private final FakeBox box;
    private int seed;

    KilledBox(Path root, String action) throws IOException {
        this.root = Files.createDirectories(root);
        this.action = action;
        Files.createDirectory(root.resolve("testdisks"));
        writeDisks(1);
        this.box = BoxProcess.box(root);
        if (!action.equals("backup")) {
            finish("backup");
        }
        if (action.equals("restore")) {
            wreckDisks();
        } else {
            writeDisks(2);
        }
        box.ask(action);
    }

    private void finish(String request) throws IOException {
        assertThat(box.ask(request).run()).as(box.console.toString()).isZero();
    }

    private Path disk(String name) {
        return root.resolve("testdisks").resolve(name);
    }

    private byte[] content(String disk) {
        byte[] bytes = new byte[SIZE];
        Patterns.fill(ByteBuffer.wrap(bytes), 0, 10 * seed + DISKS.indexOf(disk));
        return bytes;
    }

    private void writeDisks(int contents) throws IOException {
        seed = contents;
        for (String disk : DISKS) {
            Files.write(disk(disk), content(disk));
        }
    }

    private void wreckDisks() throws IOException {
        for (String disk : DISKS) {
            byte[] dirt = new byte[SIZE];
            Patterns.fill(ByteBuffer.wrap(dirt), 0, 99);
            Files.write(disk(disk), dirt);
        }
    }

    Launch launch() {
        return new Launch(BoxProcess.class, root.toString());
    }

    boolean isAskedStill() {
        return Files.exists(box.request);
    }

    /** Starts the service again to complete the work, unless the request is removed and everything is done. */
    void checkAfter(String kill) throws IOException {
        if (isAskedStill()) {
            assertThat(box.run()).as("%s: %s", kill, box.console).isZero();
        }
        assertThat(box.request).as(kill).doesNotExist();
        for (String disk : DISKS) {
            assertThat(Files.readAllBytes(disk(disk))).as("%s: %s", kill, disk).isEqualTo(content(disk));
            assertImaged(disk, kill);
        }
        assertThat(box.log()).as(kill).containsPattern(action + " begins, attempt [12]\n");
        finish("refresh-info");
        assertNothingIsHalf(kill);
    }

    private void assertImaged(String disk, String kill) throws IOException {
        String image = FakeBox.ADDRESS + "/" + disk;
        Run verify = Run.of("verify", "--store", box.store.toString(), "--image", image);
        assertThat(verify.code()).as("%s: %s", kill, verify.err()).isZero();
        try (InputStream stable = Files.newInputStream(box.folder().resolve(disk + ".raw.gz"));
                InputStream expanded = new GZIPInputStream(stable)) {
            assertThat(expanded.readAllBytes()).as("%s: %s", kill, disk).isEqualTo(content(disk));
        }
    }

    /** The description of the box is readable, and no file remains in the folder of the boot loader. */
    private void assertNothingIsHalf(String kill) throws IOException {
        try (ZipFile zip = new ZipFile(box.folder().resolve("testbox-info.zip").toFile());
                Stream<Path> requests = Files.list(box.request.getParent())) {
            assertThat(zip.size()).as(kill).isPositive();
            assertThat(requests).as(kill).isEmpty();
        }
        assertThat(box.folder().resolve("testbox-info.txt")).as(kill).isNotEmptyFile();
        assertThat(Files.readAllLines(box.folder().resolve("maintenance-runs.jsonl")))
                .as(kill)
                .allMatch(record -> record.startsWith("{") && record.endsWith("}"));
    }
}
