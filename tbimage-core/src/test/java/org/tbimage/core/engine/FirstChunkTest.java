package org.tbimage.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tbimage.testkit.device.Patterns;
import org.tbimage.value.ByteRange;

/** How much of the beginning is wiped, and what is flushed before what (T14). */
class FirstChunkTest {
    private static ByteBuffer content(int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        Patterns.fill(bytes, 0, 7);
        return bytes.flip();
    }

    /** Half of the chunk, but not more than 512 KiB, nor less than a sector; the boot sector comes back last. */
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
        "777, 1, 388, 388",
        "1, 1, 1, 1"
    })
    void aBeginningThatIsRightIsWipedAndMended(int chunk, int sector, int wipe, int boot) throws IOException {
        RecordingDevice device = new RecordingDevice(1L << 30, sector, false);
        FirstChunk first = new FirstChunk(device);
        first.isRight(content(chunk));
        assertThat(first.isWiped()).isFalse();
        first.beforeWrite();
        first.beforeWrite();
        assertThat(device.calls).containsExactly("wipe " + new ByteRange(0, wipe), "flush");
        assertThat(first.isWiped()).isTrue();
        assertThat(first.range()).isEqualTo(new ByteRange(0, wipe));
        assertThat(first.wipedBytes()).isEqualTo(wipe);
        device.calls.clear();
        assertThat(first.mend()).isEqualTo(wipe);
        assertThat(first.isWiped()).isFalse();
        assertThat(device.calls).isEqualTo(mending(wipe, boot));
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
        FirstChunk first = new FirstChunk(device);
        first.shouldBe(content(65536));
        first.beforeWrite();
        assertThat(first.wipedBytes()).isEqualTo(32768);
        assertThat(first.range()).isEqualTo(new ByteRange(0, 65536));
        device.calls.clear();
        assertThat(first.mend()).isEqualTo(65536);
        assertThat(device.calls).isEqualTo(mending(65536, 512));
    }

    @Test
    void nothingIsMendedWhereNothingWasWritten() throws IOException {
        RecordingDevice device = new RecordingDevice(1L << 30, 512, false);
        FirstChunk first = new FirstChunk(device);
        first.isRight(content(65536));
        assertThat(first.mend()).isZero();
        assertThat(first.range().length() + first.wipedBytes()).isZero();
        assertThat(device.calls).isEmpty();
    }

    /** Zeros at the beginning are as good as a wiped one: they are made at once, flushed, and not mended. */
    @Test
    void zerosStandForAWipedBeginning() throws IOException {
        RecordingDevice device = new RecordingDevice(1L << 30, 512, false);
        FirstChunk first = new FirstChunk(device);
        first.becomeZeros(new ByteRange(0, 65536));
        first.beforeWrite();
        assertThat(first.mend()).isZero();
        assertThat(first.isWiped()).isFalse();
        assertThat(device.calls).containsExactly("zero 0..65536", "flush");
    }
}
