package org.tbimage.linux.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.Extent;
import org.tbimage.device.OpenMode;
import org.tbimage.value.ByteRange;

/** Files keep their holes and get new ones. */
class FileHolesTest {
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void zeroingFreesSpace() throws IOException {
        Path file = LinuxFixture.sparseFile(folder, 8 * MEBIBYTE);
        try (BlockDevice device = LinuxFixture.open(file, OpenMode.WRITE)) {
            ByteBuffer dirt = ByteBuffer.allocate(8 * MEBIBYTE);
            java.util.Arrays.fill(dirt.array(), (byte) 0xA5);
            device.write(0, dirt);
            device.flush();
            assertThat(LinuxFixture.allocated(file)).isGreaterThanOrEqualTo(8 * MEBIBYTE);
            device.zero(new ByteRange(MEBIBYTE, 6 * MEBIBYTE));
            device.flush();
            assertThat(LinuxFixture.allocated(file)).isBetween(2L * MEBIBYTE, 3L * MEBIBYTE);
            assertThat(device.extents(new ByteRange(0, 8 * MEBIBYTE)))
                    .containsExactly(
                            extent(0, MEBIBYTE, Extent.Kind.DATA),
                            extent(MEBIBYTE, 6 * MEBIBYTE, Extent.Kind.ZERO),
                            extent(7 * MEBIBYTE, MEBIBYTE, Extent.Kind.DATA));
            assertThat(device.discard(new ByteRange(0, 8 * MEBIBYTE))).isTrue();
            assertThat(LinuxFixture.allocated(file)).isLessThan(MEBIBYTE);
        }
    }

    @Test
    void hugeSparseFileIsDescribedAtOnce() throws IOException {
        long size = 2L << 40;
        Path file = LinuxFixture.sparseFile(folder, size);
        try (BlockDevice device = LinuxFixture.open(file, OpenMode.WRITE)) {
            long middle = 1L << 40;
            device.write(middle, ByteBuffer.wrap(new byte[] {1}));
            List<Extent> extents =
                    Assertions.assertTimeout(Duration.ofSeconds(1), () -> device.extents(new ByteRange(0, size)));
            assertThat(extents).hasSize(3);
            assertThat(extents.get(0)).isEqualTo(extent(0, middle, Extent.Kind.ZERO));
            Assertions.assertTimeout(Duration.ofSeconds(1), () -> device.zero(new ByteRange(0, size)));
            assertThat(device.extents(new ByteRange(0, size))).containsExactly(extent(0, size, Extent.Kind.ZERO));
        }
    }

    /** A file with more holes than one answer may have is described in several answers. */
    @Test
    void manyHolesAreReportedInLimitedAnswers() throws IOException {
        int blocks = 3 * BlockDevice.MAX_EXTENTS;
        long size = 4096L * blocks;
        Path file = LinuxFixture.sparseFile(folder, size);
        try (BlockDevice device = LinuxFixture.open(file, OpenMode.WRITE)) {
            for (long at = 4096; at < size; at += 8192) {
                device.write(at, ByteBuffer.wrap(new byte[] {1}));
            }
            int found = 0;
            for (long at = 0; at < size; ) {
                List<Extent> extents = device.extents(new ByteRange(at, size - at));
                assertThat(extents).hasSizeBetween(1, BlockDevice.MAX_EXTENTS);
                assertThat(extents.get(0).range().offset()).isEqualTo(at);
                found += extents.size();
                at = extents.get(extents.size() - 1).range().end();
            }
            assertThat(found).isEqualTo(blocks);
        }
    }

    private static Extent extent(long offset, long length, Extent.Kind kind) {
        return new Extent(new ByteRange(offset, length), kind);
    }
}
