package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.tbimage.core.disk.DiskBytes;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.device.Geometry;

/** The mark of an unfinished restore at the beginning of a disk. */
public final class Marks {
    private Marks() {}

    static boolean isMarked(byte... disk) throws IOException {
        Geometry geometry = Geometry.withoutSectors(disk.length);
        return RestoreMark.read(DiskBytes.ofHead(ByteBuffer.wrap(disk), geometry))
                .isPresent();
    }

    /** Checks that the disk begins with the mark and zeros. */
    public static void assertMarkedAndWiped(byte[] disk, int wiped) throws IOException {
        assertThat(isMarked(disk)).isTrue();
        byte[] behind = Arrays.copyOfRange(disk, RestoreMark.LENGTH, wiped);
        assertThat(Arrays.equals(behind, new byte[behind.length])).isTrue();
    }
}
