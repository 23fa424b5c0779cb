package org.tbimage.linux.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.linux.ioctl.BlockRequest;
import org.tbimage.linux.ioctl.Errno;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.value.ByteRange;

/**
 * The requests that a disk receives for zeroing. A loop device reads as zeros after a discard, but many SSDs do not
 * (T32). So correct content here would prove nothing.
 */
class ZeroingRequestsTest {
    private static final int SIZE = 1 << 20;

    @TempDir
    Path folder;

    private final Set<BlockRequest> requests = Collections.synchronizedSet(new HashSet<>());

    private final class Asked extends FilterSystemCalls {
        private final boolean able;

        Asked(boolean able) {
            this.able = able;
        }

        @Override
        public void ioctlRange(int descriptor, BlockRequest request, long offset, long length) throws ErrnoException {
            requests.add(request);
            if (!able) {
                throw new ErrnoException(request.name(), Errno.EOPNOTSUPP.code());
            }
            super.ioctlRange(descriptor, request, offset, length);
        }
    }

    @ParameterizedTest
    @CsvSource({"512, true", "512, false", "4096, true", "4096, false"})
    void nothingIsDiscardedForZeros(int sector, boolean able) throws IOException {
        try (LoopDevice loop = LoopDevice.create(folder, SIZE, sector);
                BlockDevice disk = LinuxFixture.open(new Asked(able), loop.path(), OpenMode.WRITE)) {
            disk.write(0, ones());
            disk.zero(new ByteRange(sector, SIZE - 2L * sector));
            disk.flush();
            assertThat(requests).containsExactly(BlockRequest.BLKZEROOUT);
            ByteBuffer found = ByteBuffer.allocateDirect(SIZE);
            disk.read(0, found);
            for (int at = 0; at < SIZE; at += 512) {
                boolean kept = at < sector || at >= SIZE - sector;
                assertThat(found.get(at)).as("byte " + at).isEqualTo((byte) (kept ? 1 : 0));
            }
        }
    }

    private static ByteBuffer ones() {
        ByteBuffer ones = ByteBuffer.allocateDirect(SIZE);
        while (ones.hasRemaining()) {
            ones.put((byte) 1);
        }
        return ones.flip();
    }
}
