package org.tbimage.testkit.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.tbimage.device.BadBlockException;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.value.ByteRange;

/** Each decorator of a device changes exactly one thing. */
class DecoratedDevicesTest {
    private final ArrayUnderTest subject = new ArrayUnderTest(new DeviceShape(64 << 10, 512));

    private BlockDevice plain() {
        return subject.open(OpenMode.WRITE);
    }

    @Test
    void badSectorsFailReadsUntilTheyAreWritten() throws IOException {
        BadSectors device = new BadSectors(plain(), new ByteRange(1024, 512));
        assertThatThrownBy(() -> device.read(0, ByteBuffer.allocate(2048)))
                .isInstanceOfSatisfying(
                        BadBlockException.class, e -> assertThat(e.range()).isEqualTo(new ByteRange(0, 2048)));
        device.read(0, ByteBuffer.allocate(1024));
        device.read(1536, ByteBuffer.allocate(512));
        device.write(1024, ByteBuffer.allocate(512));
        device.read(0, ByteBuffer.allocate(2048));
    }

    /** T32: discarded bytes need not read as zeros. */
    @Test
    void discardLeavesNoise() throws IOException {
        NoisyDiscard device = new NoisyDiscard(plain());
        assertThat(device.discard(new ByteRange(512, 1024))).isTrue();
        DeviceProbe probe = new DeviceProbe(device);
        probe.expectZeros(new ByteRange(0, 512));
        probe.expectZeros(new ByteRange(1536, 512));
        assertThatThrownBy(() -> probe.expectZeros(new ByteRange(512, 1024))).isInstanceOf(AssertionError.class);
    }

    /** T14: a power failure loses unflushed bytes. */
    @Test
    void powerFailureLosesUnflushedBytes() throws IOException {
        VolatileCacheDevice device = new VolatileCacheDevice(plain());
        DeviceProbe probe = new DeviceProbe(device);
        ByteRange range = new ByteRange(512, 1024);
        probe.write(range, 1, BufferKind.HEAP);
        device.flush();
        probe.write(range, 2, BufferKind.HEAP);
        device.zero(new ByteRange(512, 512));
        device.powerCut();
        probe.expect(range, 1, BufferKind.HEAP);
    }

    /** A power failure keeps some unflushed sectors and loses others, depending on the seed. Flushed sectors stay. */
    @Test
    void powerFailureMayTearAWrite() throws IOException {
        ByteRange range = new ByteRange(0, 32 << 10);
        ByteBuffer once = cutWhileWriting(range, 7);
        int kept = 0;
        for (int at = 0; at < range.length(); at += 512) {
            ByteBuffer sector = once.slice(at, 512);
            boolean isNew = Patterns.firstDifference(sector, at, 2) == -1;
            assertThat(isNew || Patterns.firstDifference(sector, at, 1) == -1)
                    .as("sector at %d is as before or as after", at)
                    .isTrue();
            kept += isNew ? 1 : 0;
        }
        assertThat(kept).isBetween(1, 63);
        assertThat(cutWhileWriting(range, 7)).isEqualTo(once);
        assertThat(cutWhileWriting(range, 8)).isNotEqualTo(once);
    }

    private ByteBuffer cutWhileWriting(ByteRange range, long seed) throws IOException {
        VolatileCacheDevice device = new VolatileCacheDevice(plain());
        DeviceProbe probe = new DeviceProbe(device);
        probe.write(range, 1, BufferKind.HEAP);
        device.flush();
        probe.write(range, 2, BufferKind.HEAP);
        device.powerCut(seed);
        return probe.read(range, BufferKind.HEAP);
    }

    /** T16: reading past the cache returns what a power failure would leave. */
    @Test
    void readMediumDoesNotShowTheCache() throws IOException {
        VolatileCacheDevice device = new VolatileCacheDevice(plain());
        new DeviceProbe(device).write(new ByteRange(0, 512), 1, BufferKind.HEAP);
        ByteBuffer medium = ByteBuffer.allocate(512);
        device.readMedium(0, medium);
        assertThat(medium.flip()).isEqualTo(ByteBuffer.allocate(512));
        device.flush();
        device.readMedium(0, medium.clear());
        assertThat(Patterns.firstDifference(medium.flip(), 0, 1)).isEqualTo(-1);
    }

    @Test
    void recordsOperations() throws IOException {
        RecordingDevice device = new RecordingDevice(plain());
        device.write(512, ByteBuffer.allocate(1024));
        device.zero(new ByteRange(0, 512));
        device.read(0, ByteBuffer.allocate(2048));
        device.flush();
        assertThat(device.bytesWritten()).isEqualTo(1024);
        assertThat(device.bytesZeroed()).isEqualTo(512);
        assertThat(device.bytesRead()).isEqualTo(2048);
        assertThat(device.flushes()).isEqualTo(1);
        assertThat(device.written()).containsExactly(new ByteRange(512, 1024));
    }

    @Test
    void patternsIdentifyTheirOffset() {
        ByteBuffer bytes = ByteBuffer.allocate(1000);
        Patterns.fill(bytes, 24, 3);
        assertThat(Patterns.firstDifference(bytes.flip(), 24, 3)).isEqualTo(-1);
        assertThat(Patterns.firstDifference(bytes, 25, 3)).isNotEqualTo(-1);
        assertThat(Patterns.firstDifference(bytes, 24, 4)).isNotEqualTo(-1);
        ByteBuffer odd = ByteBuffer.allocate(100);
        Patterns.fill(odd, 77, 3);
        assertThat(odd.flip()).isEqualTo(bytes.slice(77 - 24, 100));
    }
}
