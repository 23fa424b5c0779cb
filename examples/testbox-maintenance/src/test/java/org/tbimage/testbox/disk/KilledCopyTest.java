package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.Run;
import org.tbimage.testkit.device.Patterns;

/** T3: after kill -9 at any moment of a copy, all images of the other store are whole, and the next run completes the copy. */
class KilledCopyTest {
    private static final int SIZE = 24 << 20;
    private static final int KILLS = 8;
    private static final List<String> DISKS = List.of("box1/sda", "box1/sdb", "box2/sda");

    @TempDir
    Path folder;

    private final Random random = new Random(11);

    @BeforeEach
    void makeStores() throws IOException {
        Files.createDirectory(folder.resolve("from"));
        Files.createDirectory(folder.resolve("to"));
        for (int i = 0; i < DISKS.size(); i++) {
            Path disk = Files.write(folder.resolve("disk.img"), bytes(i));
            ok("backup", "--store", store("from"), "--image", DISKS.get(i), "--level", "1", disk.toString());
        }
    }

    private static byte[] bytes(int seed) {
        byte[] bytes = new byte[SIZE];
        Patterns.fill(ByteBuffer.wrap(bytes), 0, seed);
        return bytes;
    }

    private String store(String name) {
        return folder.resolve(name).toString();
    }

    private static Run ok(String... words) {
        Run run = Run.of(words);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    private String[] copy(String... more) {
        Stream<String> words = Stream.of("copy", "--store", store("from"), "--to", store("to"), "--workers", "2");
        return Stream.concat(words, Stream.of(more)).toArray(String[]::new);
    }

    /** Starts a copy in another process and kills it at a random moment; returns whether it was still running. */
    private boolean killed(int most) throws Exception {
        Process process = Child.start(copy("--codec", "xz", "--level", "6")); // slow, so that the kill is in time
        boolean ended = process.waitFor(300 + random.nextInt(most), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return !ended;
    }

    @Test
    void aKilledCopyIsCompleted() throws Exception {
        int kills = 0;
        int unfinished = 0;
        for (int i = 0; i < KILLS; i++) {
            kills += killed(2500) ? 1 : 0;
            assertAllAreWhole();
            unfinished += hidden() > 0 ? 1 : 0;
        }
        assertThat(kills).isPositive();
        assertThat(unfinished).as("kills in the middle of an image").isPositive();
        ok(copy());
        assertAllAreWhole();
        for (int i = 0; i < DISKS.size(); i++) {
            Path target = folder.resolve("target.img");
            Files.deleteIfExists(target);
            ok("restore", "--store", store("to"), "--image", DISKS.get(i), target.toString());
            assertThat(target).hasBinaryContent(bytes(i));
        }
        String again = ok(copy()).out();
        assertThat(again).contains("copied 0 images").contains("3 are there already");
        assertThat(disks()).containsExactlyElementsOf(DISKS);
    }

    private void assertAllAreWhole() throws IOException {
        for (String image : disks()) {
            ok("verify", "--store", store("to"), "--image", image);
        }
    }

    private Set<String> disks() throws IOException {
        Set<String> disks = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder.resolve("to"))) {
            files.filter(file -> file.toString().endsWith("Z.json")
                            || file.toString().matches(".*Z-\\d+\\.json"))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .forEach(file -> disks.add(file.getParent().getFileName() + "/"
                            + file.getFileName().toString().split("\\.", -1)[0]));
        }
        return disks;
    }

    private long hidden() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("to"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("."))
                    .count();
        }
    }
}
