package org.tbimage.core.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.testkit.device.Patterns;
import org.tbimage.value.ByteRange;

/** What is marked and wiped of the beginning, and what is flushed before what (T14, T48). */
class BootAreaGuardTest {
    private static final RestoreMark MARK = new RestoreMark("b/sda@20261122T101500Z", Instant.EPOCH, "here");

    private final List<RestoreMark> recorded = new ArrayList<>();

    private static ByteBuffer content(int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        Patterns.fill(bytes, 0, 7);
        return bytes.flip();
    }

    private BootAreaGuard firstOf(RecordingDevice device) {
        return new BootAreaGuard(device, MARK, recorded::add);
    }

    /** Half of the chunk, but not more than 512 KiB, nor less than the mark; the boot sector comes back last. */
    @ParameterizedTest
    @CsvSource({
        "65536, 512, 32768, 512",
        "16777216, 512, 524288, 512",
        "1048576, 4096, 524288, 4096",
        "4096, 512, 2048, 512",
        "8192, 4096, 4096, 4096",
        "12288, 4096, 4096, 4096",
        "4096, 4096, 4096, 4096",
        "512, 512, 512, 512",
        "777, 1, 512, 512",
        "65536, 1, 32768, 512"
    })
    void aBeginningThatIsRightIsMarkedWipedAndMended(int chunk, int sector, int wipe, int boot) throws IOException {
        RecordingDevice device = new RecordingDevice(1L << 30, sector, false);
        BootAreaGuard first = firstOf(device);
        first.isRight(content(chunk));
        assertThat(first.isMarked()).isFalse();
        first.beforeWrite();
        first.beforeWrite();
        assertThat(device.calls).isEqualTo(marking(wipe, boot));
        assertThat(recorded).containsExactly(MARK);
        assertThat(first.isMarked()).isTrue();
        assertThat(first.range()).isEqualTo(new ByteRange(0, wipe));
        device.calls.clear();
        first.mend();
        assertThat(first.isMarked()).isFalse();
        assertThat(device.calls).isEqualTo(mending(wipe, boot));
    }

    private static List<String> marking(int length, int boot) {
        String mark = "mark " + new ByteRange(0, boot);
        return length == boot
                ? List.of(mark, "flush")
                : List.of(mark, "flush", "zero " + new ByteRange(boot, length - boot), "flush");
    }

    private static List<String> mending(int length, int boot) {
        String last = "write " + new ByteRange(0, boot);
        return length == boot
                ? List.of(last, "flush")
                : List.of("write " + new ByteRange(boot, length - boot), "flush", last, "flush");
    }

    /** What should be there is written whole, also what was not wiped of it. */
    @Test
    void aBeginningThatIsWrongIsWrittenWhole() throws IOException {
        RecordingDevice device = new RecordingDevice(1L << 30, 512, false);
        BootAreaGuard first = firstOf(device);
        first.shouldBe(content(65536));
        first.beforeWrite();
        assertThat(device.calls).isEqualTo(marking(32768, 512));
        assertThat(first.range()).isEqualTo(new ByteRange(0, 65536));
        device.calls.clear();
        first.mend();
        assertThat(device.calls).isEqualTo(mending(65536, 512));
    }

    @Test
    void nothingIsMendedWhereNothingWasWritten() throws IOException {
        RecordingDevice device = new RecordingDevice(1L << 30, 512, false);
        BootAreaGuard first = firstOf(device);
        first.isRight(content(65536));
        first.mend();
        assertThat(first.range().length()).isZero();
        assertThat(device.calls).isEmpty();
        assertThat(recorded).isEmpty();
    }

    /** A disk that begins with zeros would look blank, so the mark stands there until the end. */
    @Test
    void zerosThatAreRightAreMarked() throws IOException {
        RecordingDevice device = new RecordingDevice(1L << 30, 4096, false);
        BootAreaGuard first = firstOf(device);
        first.isZeros(new ByteRange(0, 1L << 29));
        first.beforeWrite();
        first.mend();
        assertThat(device.calls).containsExactly("mark 0..4096", "flush", "wipe 0..4096", "flush");
        assertThat(first.range()).isEqualTo(new ByteRange(0, 4096));
    }

    @Test
    void zerosThatAreWrongAreWipedAndMarked() throws IOException {
        RecordingDevice device = new RecordingDevice(1L << 30, 512, false);
        BootAreaGuard first = firstOf(device);
        first.shouldBeZeros(new ByteRange(0, 65536));
        first.beforeWrite();
        first.mend();
        assertThat(device.calls)
                .containsExactly("mark 0..512", "flush", "zero 512..65536", "flush", "wipe 0..512", "flush");
        assertThat(first.range()).isEqualTo(new ByteRange(0, 65536));
    }

    /** Where the mark does not fit there is no disk of use; the beginning is wiped all the same. */
    @Test
    void aBeginningThatIsSmallerThanTheMark() throws IOException {
        RecordingDevice device = new RecordingDevice(1L << 30, 1, false);
        BootAreaGuard first = firstOf(device);
        first.shouldBe(content(100));
        first.beforeWrite();
        first.mend();
        assertThat(device.calls).containsExactly("wipe 0..100", "flush", "write 0..100", "flush");
    }

    @Test
    void whatProvesWrongIsMarkedAgain() throws IOException {
        RecordingDevice device = new RecordingDevice(1L << 30, 512, false);
        BootAreaGuard first = firstOf(device);
        first.shouldBe(content(65536));
        first.beforeWrite();
        first.mend();
        device.calls.clear();
        first.spoil();
        assertThat(device.calls).containsExactly("mark 0..512", "flush");
        assertThat(first.isMarked()).isTrue();
    }
}
