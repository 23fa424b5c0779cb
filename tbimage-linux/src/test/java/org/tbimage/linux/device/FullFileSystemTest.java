package org.tbimage.linux.device;

import static org.tbimage.linux.device.Problems.assertProblem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.problem.Problem;
import org.tbimage.value.ByteRange;

/** Creating a file on a full file system fails with an error, and leaves no partial result. */
class FullFileSystemTest {
    @TempDir
    Path folder;

    @Test
    void fullFileSystemIsNamed() throws IOException {
        try (MountedFileSystem small = MountedFileSystem.inMemory(1 << 20, folder)) {
            Path file = LinuxFixture.sparseFile(small.point(), 8 << 20);
            try (BlockDevice device = LinuxFixture.open(file, OpenMode.WRITE)) {
                assertProblem(
                                () -> device.write(0, ByteBuffer.allocate(4 << 20)),
                                Problem.DEVICE_FAILED,
                                "free some space")
                        .hasMessageContaining("the file system is full")
                        .hasMessageContaining(file.toString());
                // a hole needs no space
                device.zero(new ByteRange(0, 8 << 20));
                device.write(0, ByteBuffer.allocate(512 << 10));
            }
        }
    }
}
