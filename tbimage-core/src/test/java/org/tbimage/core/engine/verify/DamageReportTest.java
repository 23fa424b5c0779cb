package org.tbimage.core.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.engine.Rig;
import org.tbimage.store.DamagedImageException;
import org.tbimage.testkit.device.RecordingDevice;

/** What is said of damage leads a person to it: file, chunk and offset. */
class DamageReportTest {
    @TempDir
    Path folder;

    @Test
    void damageNamesFileChunkAndOffset() throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("dddd", 0);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "lz4");
        }
        Path pack = rig.file(".raw.lz4");
        long inThirdFrame = Files.size(pack) / 2 + 100;
        Rig.flip(pack, inThirdFrame, 3);
        try (RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
            assertThatThrownBy(() -> rig.restore(target))
                    .isInstanceOfSatisfying(DamagedImageException.class, e -> {
                        assertThat(e.file()).endsWith(pack.getFileName().toString());
                        assertThat(e.chunkOffset()).isEqualTo(2L * Rig.CHUNK);
                        assertThat(e.offset()).isBetween(inThirdFrame - Rig.CHUNK - 100, inThirdFrame);
                    })
                    .hasMessageContaining("chunk 2 (bytes 131072..196608 of the disk)");
            assertThat(target.written()).allMatch(range -> range.end() <= 2L * Rig.CHUNK);
        }
    }

    /** A cut is found before the first write, and the first chunk that is lost is named: data, or one of a run of zeros. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aCutNamesTheFirstChunkThatIsLost(int chunk) throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("ddzzzd", 0);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "lz4");
        }
        List<String> table = Files.readAllLines(rig.file(".chunks"));
        Path pack = rig.file(".raw.lz4");
        long zeros = Long.parseLong(field(table, "zero", 5));
        long each = Long.parseLong(field(table, "zero", 6));
        long at = chunk < 2
                ? chunk * (zeros / 2) + 10
                : zeros + (chunk - 2) * each + chunk % 2; // also between two frames
        try (RandomAccessFile cut = new RandomAccessFile(pack.toFile(), "rw")) {
            cut.setLength(at);
        }
        try (RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
            assertThatThrownBy(() -> rig.restore(target))
                    .isInstanceOfSatisfying(
                            DamagedImageException.class,
                            e -> assertThat(e.chunkOffset()).isEqualTo((long) chunk * Rig.CHUNK))
                    .hasMessageContaining("at byte " + at + ", chunk " + chunk + " (bytes ");
            assertThat(target.written()).isEmpty();
        }
    }

    private static String field(List<String> table, String word, int index) {
        return table.stream()
                .filter(line -> line.startsWith(word + " "))
                .findFirst()
                .orElseThrow()
                .split(" ", -1)[index];
    }
}
