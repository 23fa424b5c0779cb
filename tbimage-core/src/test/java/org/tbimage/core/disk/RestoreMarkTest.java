package org.tbimage.core.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.Geometry;

/** The mark of a half-restored disk (T48). */
class RestoreMarkTest {
    private static final RestoreMark MARK =
            new RestoreMark("10.40.41.42/sda@20261122T101500Z", Instant.parse("2026-11-30T19:50:01.5Z"), "box-1");

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void isReadFromADisk(int sector) throws IOException {
        try (BlockDevice disk = Disks.blank(1 << 20, sector)) {
            assertThat(RestoreMark.read(DiskBytes.of(disk))).isEmpty();
            byte[] bytes = new byte[RestoreMark.LENGTH];
            MARK.toBytes().get(bytes);
            Disks.put(disk, 0, bytes);
            assertThat(RestoreMark.read(DiskBytes.of(disk))).contains(MARK);
        }
    }

    @Test
    void isReadableByAPerson() {
        String text = StandardCharsets.US_ASCII.decode(MARK.toBytes()).toString();
        assertThat(text)
                .contains("tbimage", "half restored", "\nimage 10.40.41.42/sda@20261122T101500Z\n")
                .contains("\nbegun 2026-11-30T19:50:01Z\n", "\nmachine box-1\n");
        assertThat(MARK.describe()).contains("10.40.41.42/sda@20261122T101500Z", "2026-11-30T19:50:01Z", "box-1");
    }

    @Test
    void isNotAPartitionTable() throws IOException {
        ByteBuffer bytes = MARK.toBytes();
        assertThat(bytes.getShort(510)).isZero();
        assertThat(PartitionTables.recognize(bytes, Geometry.withoutSectors(RestoreMark.LENGTH)))
                .isEmpty();
    }

    @Test
    void longNamesAndForeignLettersFit() {
        RestoreMark mark = new RestoreMark("\n\u00e4".repeat(400), Instant.MAX, "m\u0000".repeat(300));
        assertThat(RestoreMark.parse(mark.toBytes())).contains(mark);
        assertThat(mark.toBytes().get(RestoreMark.LENGTH - 1)).isZero();
    }

    @Test
    void anyChangedByteInvalidatesIt() {
        int length = StandardCharsets.US_ASCII.decode(MARK.toBytes()).toString().indexOf('\0');
        for (int i = 0; i < length; i++) {
            ByteBuffer changed = MARK.toBytes();
            changed.put(i, (byte) (changed.get(i) ^ 1));
            assertThat(RestoreMark.parse(changed)).as("byte %d", i).isEmpty();
        }
    }

    @Test
    void shortDisksHaveNone() {
        assertThat(RestoreMark.parse(MARK.toBytes().limit(RestoreMark.LENGTH - 1)))
                .isEmpty();
    }
}
