package org.tbimage.core.engine.verify;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.engine.Rig;

/** An image with damage at any place is refused, and nothing from the damage on is written (T1, T2, T5, T6). */
class DamageAnywhereTest {
    private static int tried;

    @TempDir
    Path folder;

    @AfterAll
    static void tellHowMany() {
        System.out.println("damage anywhere: restores from " + tried + " damaged images, all refused");
    }

    private static void assertRefused(Rig rig, byte[] content, String damage) throws Exception {
        tried++;
        DamagedRig.assertRefused(rig, content, damage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "xz", "lz4"})
    void aFlippedBitAnywhereIsFound(String codec) throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = DamagedRig.backUp(rig, codec);
        for (Path file : rig.files()) {
            long length = Files.size(file);
            for (long at = 0; at < length; at += step(codec)) {
                Rig.flip(file, at, (int) (at % 8));
                assertRefused(rig, content, file + " flipped at " + at);
                Rig.flip(file, at, (int) (at % 8));
            }
        }
        DamagedRig.assertWhole(rig, content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "xz", "lz4"})
    void aCutAnywhereIsFound(String codec) throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = DamagedRig.backUp(rig, codec);
        for (Path file : rig.files()) {
            byte[] whole = Files.readAllBytes(file);
            for (int length = 0; length < whole.length; length += step(codec)) {
                try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
                    cut.setLength(length);
                }
                assertRefused(rig, content, file + " cut to " + length);
                Files.write(file, whole);
            }
            Files.write(file, Arrays.copyOf(whole, whole.length + 1));
            assertRefused(rig, content, file + " with a byte more");
            Files.write(file, whole);
            Files.delete(file);
            if (!file.toString().endsWith(".json")) {
                assertRefused(rig, content, file + " missing");
            }
            Files.write(file, whole);
        }
        DamagedRig.assertWhole(rig, content);
    }

    /** Every byte for one codec; for the others, whose frames alone differ, a sample. */
    private static int step(String codec) {
        return codec.equals("gzip") ? 1 : 7;
    }
}
