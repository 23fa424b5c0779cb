package org.tbimage.core.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.core.Tbimage;

/** What a plan announces is what the restore writes, and written, zeroed and right bytes add up to the image's size. */
class SumsTest {
    private static final Tbimage TBIMAGE = Tbimage.discover();

    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void makeStore() throws IOException {
        Files.createDirectories(folder.resolve("store/b"));
        target = folder.resolve("target");
    }

    @ParameterizedTest
    @CsvSource({
        // seed, size, chunk size
        "1, 1048576, 65536",
        "2, 1048577, 65536",
        "3, 2097664, 1048576",
        "4, 1000, 65536",
        "5, 1, 65536",
        "6, 512, 65536",
        "7, 65535, 65536",
        "8, 3000001, 131072",
        "9, 4194304, 262144",
        "10, 700001, 1048576"
    })
    void ofAnImageAddUp(long seed, int size, String chunkSize) throws IOException {
        Random random = new Random(seed);
        byte[] disk = disk(random, size);
        Path source = Files.write(folder.resolve("disk"), disk);
        run("backup", Map.of("device", source.toString(), "chunk-size", chunkSize));
        restoreToAllTargets(random, disk);
    }

    @ParameterizedTest
    @CsvSource({"11, 1048576", "12, 3000001", "13, 1000", "14, 2097664"})
    void ofAFileOfAnotherToolAddUp(long seed, int size) throws IOException {
        Random random = new Random(seed);
        byte[] disk = disk(random, size);
        try (OutputStream plain = new GZIPOutputStream(Files.newOutputStream(folder.resolve("store/b/sda.gz")))) {
            plain.write(disk);
        }
        restoreToAllTargets(random, disk);
    }

    private void restoreToAllTargets(Random random, byte[] disk) throws IOException {
        Files.deleteIfExists(target);
        restoreAddsUp(disk);
        for (int round = 0; round < 4; round++) {
            Files.write(target, changed(random, disk));
            restoreAddsUp(disk);
        }
        byte[] equal = disk.clone();
        Files.write(target, equal);
        restoreAddsUp(disk);
        byte[] noise = new byte[disk.length];
        random.nextBytes(noise);
        Files.write(target, noise);
        restoreAddsUp(disk);
    }

    private void restoreAddsUp(byte[] disk) throws IOException {
        Map<String, String> device = Map.of("device", target.toString());
        Map<String, String> plan = new HashMap<>(device);
        plan.put("dry-run", "true");
        Outcome planned = run("restore", plan);
        Outcome restored = run("restore", device);
        assertThat(Files.readAllBytes(target)).isEqualTo(disk);
        assertThat(number(restored, "written")).isEqualTo(number(planned, "to-write"));
        assertThat(number(restored, "zeroed")).isEqualTo(number(planned, "to-zero"));
        assertThat(number(restored, "chunks-written")).isEqualTo(number(planned, "chunks-to-write"));
        assertThat(number(restored, "right-already")).isEqualTo(number(planned, "right-already"));
        assertThat(number(restored, "written") + number(restored, "zeroed") + number(restored, "right-already"))
                .isEqualTo(number(restored, "size"))
                .isEqualTo(disk.length);
        long ranges = fact(planned, "ranges").ranges().stream()
                .mapToLong(range -> range.length())
                .sum();
        assertThat(number(planned, "more-ranges")).isZero();
        assertThat(ranges).isEqualTo(number(planned, "to-write") + number(planned, "to-zero"));
    }

    /** Runs of noise and of zeros, of any length; the beginning is one or the other. */
    private static byte[] disk(Random random, int size) {
        byte[] disk = new byte[size];
        for (int at = 0; at < size; ) {
            int length = Math.min(size - at, 1 + random.nextInt(Math.max(1, size / 3)));
            if (random.nextBoolean()) {
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, disk, at, length);
            }
            at += length;
        }
        return disk;
    }

    /** The same disk with some places changed, one of them to zeros. */
    private static byte[] changed(Random random, byte[] disk) {
        byte[] changed = disk.clone();
        for (int i = 0; i < 3; i++) {
            int at = random.nextInt(disk.length);
            int end = Math.min(disk.length, at + 1 + random.nextInt(70_000));
            Arrays.fill(changed, at, end, (byte) i);
        }
        return changed;
    }

    private Outcome run(String action, Map<String, String> settings) throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("store", folder.resolve("store").toString());
        all.put("image", "b/sda");
        if (action.equals("backup")) {
            all.put("codec", "gzip");
        } else {
            // Noise may look like the beginning of some format.
            all.put("as-is", "true");
        }
        return TBIMAGE.run(action, all);
    }

    private static long number(Outcome outcome, String name) {
        return fact(outcome, name).number();
    }

    private static Fact fact(Outcome outcome, String name) {
        return outcome.facts().stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
