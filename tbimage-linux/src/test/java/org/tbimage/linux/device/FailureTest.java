package org.tbimage.linux.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.linux.device.Problems.assertProblem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tbimage.device.BadBlockException;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.device.PartitionReload;
import org.tbimage.linux.ioctl.BlockRequest;
import org.tbimage.linux.ioctl.Errno;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.value.ByteRange;

/** Errors of the kernel reach the caller with the affected range. */
class FailureTest {
    private static final int SIZE = 4 << 20;

    @TempDir
    Path folder;

    /** A bad sector after readable ones: the kernel returns the readable part first. */
    @ParameterizedTest
    @EnumSource(
            value = Errno.class,
            names = {"EIO", "ENODATA", "EREMOTEIO", "EILSEQ"})
    void badBlockIsReportedWithItsRange(Errno errno) throws IOException {
        FilterSystemCalls calls = new FilterSystemCalls() {
            @Override
            public int pread(int descriptor, ByteBuffer target, long offset) throws ErrnoException {
                if (offset >= 8192) {
                    throw new ErrnoException("pread", errno.code());
                }
                int limit = target.limit();
                target.limit(Math.min(limit, target.position() + 8192));
                int count = super.pread(descriptor, target, offset);
                target.limit(limit);
                return count;
            }
        };
        try (BlockDevice device = LinuxFixture.open(calls, file(), OpenMode.READ)) {
            assertThatThrownBy(() -> device.read(0, ByteBuffer.allocateDirect(16384)))
                    .isInstanceOfSatisfying(
                            BadBlockException.class, e -> assertThat(e.range()).isEqualTo(new ByteRange(8192, 8192)))
                    .hasMessageContaining("cannot read")
                    .hasRootCauseInstanceOf(ErrnoException.class);
            device.read(0, ByteBuffer.allocate(8192));
        }
    }

    @Test
    void badBlockWhileZeroingIsReportedWithItsRange() throws IOException {
        FilterSystemCalls calls = new FilterSystemCalls() {
            @Override
            public void punchHole(int descriptor, long offset, long length) throws ErrnoException {
                throw new ErrnoException("fallocate", Errno.EIO.code());
            }
        };
        try (BlockDevice device = LinuxFixture.open(calls, file(), OpenMode.WRITE)) {
            assertThatThrownBy(() -> device.zero(new ByteRange(512, 1024)))
                    .isInstanceOfSatisfying(
                            BadBlockException.class, e -> assertThat(e.range()).isEqualTo(new ByteRange(512, 1024)))
                    .hasMessageContaining("cannot write");
        }
    }

    /** Another program truncates a file, or a disk shrinks: the missing bytes are not zeros. */
    @Test
    void earlyEndIsAFailure() throws IOException {
        Path file = file();
        try (BlockDevice device = LinuxFixture.open(file, OpenMode.READ)) {
            java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)
                    .truncate(1000)
                    .close();
            assertProblem(() -> device.read(0, ByteBuffer.allocate(4096)), Problem.DEVICE_FAILED, "another program")
                    .hasMessageContaining("1000..4096");
        }
    }

    /** T17: the kernel reports a lost write once, and later flushes succeed although data is lost. Ours must fail. */
    @Test
    void flushKeepsFailingAfterAFailure() throws IOException {
        List<String> flushes = new ArrayList<>();
        FilterSystemCalls calls = new FilterSystemCalls() {
            @Override
            public void fsync(int descriptor) throws ErrnoException {
                flushes.add("fsync");
                if (flushes.size() == 1) {
                    throw new ErrnoException("fsync", Errno.EIO.code());
                }
            }
        };
        try (BlockDevice device = LinuxFixture.open(calls, file(), OpenMode.WRITE)) {
            assertThatThrownBy(device::flush)
                    .isInstanceOf(ImagingException.class)
                    .hasMessageContaining("may be lost");
            assertThatThrownBy(device::flush)
                    .isInstanceOf(ImagingException.class)
                    .hasMessageContaining("may be lost");
        }
    }

    @Test
    void flushReachesTheKernel() throws IOException {
        List<Integer> flushed = new ArrayList<>();
        FilterSystemCalls calls = new FilterSystemCalls() {
            @Override
            public void fsync(int descriptor) throws ErrnoException {
                super.fsync(descriptor);
                flushed.add(descriptor);
            }
        };
        try (LoopDevice loop = LoopDevice.create(folder, SIZE, 512);
                BlockDevice device = LinuxFixture.open(calls, loop.path(), OpenMode.WRITE)) {
            device.flush();
            assertThat(flushed).hasSize(1);
        }
    }

    /** T18: results of reading the partition table again. */
    @ParameterizedTest
    @CsvSource({",DONE", "EBUSY,BUSY", "EINVAL,NOT_APPLICABLE", "ENOTTY,NOT_APPLICABLE"})
    void partitionTableIsReadAgain(Errno answer, PartitionReload expected) throws IOException {
        FilterSystemCalls calls = new FilterSystemCalls() {
            @Override
            public void ioctl(int descriptor, BlockRequest request) throws ErrnoException {
                assertThat(request).isEqualTo(BlockRequest.BLKRRPART);
                if (answer != null) {
                    throw new ErrnoException(request.name(), answer.code());
                }
            }
        };
        try (LoopDevice loop = LoopDevice.create(folder, SIZE, 512);
                BlockDevice device = LinuxFixture.open(calls, loop.path(), OpenMode.WRITE)) {
            assertThat(device.reloadPartitions()).isEqualTo(expected);
        }
    }

    /** udev may have a partition open for a moment. */
    @Test
    void shortUseOfAPartitionIsWaitedFor() throws IOException {
        List<BlockRequest> requests = new ArrayList<>();
        FilterSystemCalls calls = new FilterSystemCalls() {
            @Override
            public void ioctl(int descriptor, BlockRequest request) throws ErrnoException {
                requests.add(request);
                if (requests.size() < 3) {
                    throw new ErrnoException(request.name(), Errno.EBUSY.code());
                }
            }
        };
        try (LoopDevice loop = LoopDevice.create(folder, SIZE, 512);
                BlockDevice device = LinuxFixture.open(calls, loop.path(), OpenMode.WRITE)) {
            assertThat(device.reloadPartitions()).isEqualTo(PartitionReload.DONE);
        }
    }

    /** A single request must not occupy the device for minutes. */
    @Test
    void largeRangesAreZeroedAndDiscardedInPieces() throws IOException {
        long size = 3L << 30;
        List<ByteRange> pieces = new ArrayList<>();
        FilterSystemCalls calls = new FilterSystemCalls() {
            @Override
            public void ioctlRange(int descriptor, BlockRequest request, long offset, long length) {
                pieces.add(new ByteRange(offset, length));
            }
        };
        try (LoopDevice loop = LoopDevice.create(folder, size, 512);
                BlockDevice device = LinuxFixture.open(calls, loop.path(), OpenMode.WRITE)) {
            device.zero(new ByteRange(512, size - 512));
            assertThat(device.discard(new ByteRange(512, size - 512))).isTrue();
        }
        List<ByteRange> expected = List.of(
                new ByteRange(512, 1 << 30),
                new ByteRange((1L << 30) + 512, 1 << 30),
                new ByteRange((2L << 30) + 512, (1 << 30) - 512));
        assertThat(pieces.subList(0, 3)).isEqualTo(expected);
        assertThat(pieces.subList(3, 6)).isEqualTo(expected);
    }

    private Path file() throws IOException {
        return LinuxFixture.sparseFile(folder, SIZE);
    }
}
