package org.tbimage.linux.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.testkit.device.LoopDevice;

/** Disk transfers bypass the page cache, as the counters of the device show. */
class DirectIoTest {
    private static final int SIZE = 4 << 20;
    private static final int SECTORS_READ = 2;
    private static final int SECTORS_WRITTEN = 6;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void everyReadReachesTheDevice(int sector) throws IOException {
        try (LoopDevice loop = LoopDevice.create(folder, SIZE, sector);
                BlockDevice device = LinuxFixture.open(loop.path(), OpenMode.READ)) {
            ByteBuffer aligned = AlignedBuffers.allocate();
            for (int round = 1; round <= 3; round++) {
                long before = counter(loop, SECTORS_READ);
                device.read(SIZE - aligned.capacity() / 2, aligned.clear().limit(aligned.capacity() / 2));
                // no read-ahead, and no rounding
                assertThat(counter(loop, SECTORS_READ) - before).isEqualTo(aligned.capacity() / 2 / 512);
            }
        }
    }

    @Test
    void everyWriteReachesTheDeviceBeforeAnyFlush() throws IOException {
        try (LoopDevice loop = LoopDevice.create(folder, SIZE, 512);
                BlockDevice device = LinuxFixture.open(loop.path(), OpenMode.WRITE)) {
            long before = counter(loop, SECTORS_WRITTEN);
            device.write(512, ByteBuffer.allocate(3 * 512));
            assertThat(counter(loop, SECTORS_WRITTEN) - before).isEqualTo(3);
        }
    }

    @Test
    void onlyUnsuitableBuffersAreCopied() throws IOException {
        try (LoopDevice loop = LoopDevice.create(folder, SIZE, 512)) {
            RecordingCalls calls = new RecordingCalls();
            try (BlockDevice device = LinuxFixture.open(calls, loop.path(), OpenMode.READ)) {
                ByteBuffer aligned = AlignedBuffers.allocate();
                device.read(0, aligned);
                assertThat(calls.last).isSameAs(aligned);
                ByteBuffer misaligned = AlignedBuffers.allocate().position(8).limit(520);
                device.read(0, misaligned);
                assertThat(calls.last).isNotSameAs(misaligned);
            }
        }
    }

    private static final class RecordingCalls extends FilterSystemCalls {
        private ByteBuffer last = ByteBuffer.allocate(0);

        @Override
        public int pread(int descriptor, ByteBuffer target, long offset) throws ErrnoException {
            last = target;
            return super.pread(descriptor, target, offset);
        }
    }

    private static long counter(LoopDevice loop, int field) throws IOException {
        String text = Files.readString(Path.of("/sys/block", loop.name(), "stat"));
        return Long.parseLong(text.strip().split("\\s+", -1)[field]);
    }
}
