package org.tbimage.testkit.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.device.BlockDevice;
import org.tbimage.value.ByteRange;

/** Writes patterns to a device, and compares them. */
final class DeviceProbe {
    private static final int PIECE = 1 << 20;

    private final BlockDevice device;

    DeviceProbe(BlockDevice device) {
        this.device = device;
    }

    ByteRange all() {
        return new ByteRange(0, device.info().size());
    }

    void write(ByteRange range, long salt, BufferKind kind) throws IOException {
        ByteBuffer buffer = kind.allocate((int) range.length());
        Patterns.fill(buffer, range.offset(), salt);
        device.write(range.offset(), buffer.flip());
        assertThat(buffer.remaining()).as("left to write of " + range).isZero();
        assertThat(Patterns.firstDifference(buffer.rewind(), range.offset(), salt))
                .as("place where writing changed the source")
                .isEqualTo(-1);
    }

    void expect(ByteRange range, long salt, BufferKind kind) throws IOException {
        ByteBuffer actual = read(range, kind);
        assertThat(Patterns.firstDifference(actual, range.offset(), salt))
                .as("first wrong byte of " + range)
                .isEqualTo(-1);
    }

    ByteBuffer read(ByteRange range, BufferKind kind) throws IOException {
        ByteBuffer buffer = kind.allocate((int) range.length());
        device.read(range.offset(), buffer);
        assertThat(buffer.remaining()).as("left to read of " + range).isZero();
        return buffer.flip();
    }

    void fill(long salt) throws IOException {
        for (long at = 0; at < all().end(); at += PIECE) {
            write(new ByteRange(at, Math.min(PIECE, all().end() - at)), salt, BufferKind.ALIGNED);
        }
    }

    void expectAll(long salt) throws IOException {
        for (long at = 0; at < all().end(); at += PIECE) {
            expect(new ByteRange(at, Math.min(PIECE, all().end() - at)), salt, BufferKind.ALIGNED);
        }
    }

    void expectZeros(ByteRange range) throws IOException {
        ByteBuffer actual = read(range, BufferKind.HEAP);
        int mismatch = actual.mismatch(ByteBuffer.allocate(actual.remaining()));
        assertThat(mismatch).as("first byte of " + range + " that is not zero").isEqualTo(-1);
    }
}
