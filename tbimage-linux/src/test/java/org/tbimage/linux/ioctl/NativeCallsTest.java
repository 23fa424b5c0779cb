package org.tbimage.linux.ioctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The native calls pass arguments completely, and report errors by name. */
class NativeCallsTest {
    private final SystemCalls calls = new NativeCalls();

    @TempDir
    Path folder;

    @Test
    void errorsAreReportedByName() throws ErrnoException {
        String missing = folder.resolve("missing").toString();
        assertThatThrownBy(() -> calls.open(missing, OpenFlags.READ_ONLY, 0))
                .isInstanceOfSatisfying(
                        ErrnoException.class,
                        e -> assertThat(e.is(Errno.ENOENT)).isTrue())
                .hasMessage("open: ENOENT (no such file or directory)");
        assertThatThrownBy(() -> calls.close(-1)).hasMessageStartingWith("close: EBADF");
        assertThatThrownBy(() -> calls.fsync(-1)).hasMessageStartingWith("fsync: EBADF");
        assertThatThrownBy(() -> calls.dropCache(-1, 0, 0)).hasMessageStartingWith("posix_fadvise: EBADF");
        int nowhere = calls.open("/dev/null", OpenFlags.READ_ONLY, 0);
        assertThatThrownBy(() -> calls.ioctlInt(nowhere, BlockRequest.BLKSSZGET))
                .hasMessageStartingWith("BLKSSZGET: ENOTTY");
        calls.close(nowhere);
    }

    @Test
    void offsetsBeyondFourGigabytesArePassedCompletely() throws IOException {
        Path file = folder.resolve("large");
        long far = (6L << 30) + 5;
        int descriptor = calls.open(file.toString(), OpenFlags.READ_WRITE | OpenFlags.CREATE, 0600);
        try {
            calls.ftruncate(descriptor, 2 * far);
            assertThat(Files.size(file)).isEqualTo(2 * far);
            ByteBuffer text = ByteBuffer.allocateDirect(8).put("..abc...".getBytes(StandardCharsets.US_ASCII));
            assertThat(calls.pwrite(descriptor, text.position(2).limit(5), far)).isEqualTo(3);
            assertThat(text.position()).isEqualTo(5);
            ByteBuffer back = ByteBuffer.allocateDirect(8).position(1).limit(4);
            assertThat(calls.pread(descriptor, back, far)).isEqualTo(3);
            assertThat(back.get(1)).isEqualTo((byte) 'a');
            assertThat(back.get(0)).isZero();
            assertThat(calls.pread(descriptor, back.clear(), 2 * far)).isZero();
            assertThat(calls.seekData(descriptor, 0)).isBetween(far - 4096, far);
            assertThat(calls.seekHole(descriptor, far)).isBetween(far, far + 8192);
            calls.punchHole(descriptor, 0, 2 * far);
            assertThatThrownBy(() -> calls.seekData(descriptor, 0)).hasMessageContaining("ENXIO");
        } finally {
            calls.close(descriptor);
        }
    }
}
