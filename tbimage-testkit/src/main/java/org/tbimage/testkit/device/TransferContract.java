package org.tbimage.testkit.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.value.ByteRange;

/** The part of the contract about reading and writing. */
public interface TransferContract extends DeviceFixture {
    /** T10: a device transfers whole ranges, also its last short piece, with any kind of buffer. */
    @ParameterizedTest
    @MethodSource("shapes")
    default void transfersWholeRangesAtAllEdges(DeviceShape shape) throws IOException {
        try (DeviceUnderTest subject = deviceUnderTest(shape);
                BlockDevice device = subject.open(OpenMode.WRITE)) {
            DeviceProbe probe = new DeviceProbe(device);
            long salt = 0;
            for (BufferKind kind : BufferKind.values()) {
                for (ByteRange range : edges(shape)) {
                    salt++;
                    probe.write(range, salt, kind);
                    probe.expect(range, salt, BufferKind.HEAP);
                    probe.expect(range, salt, kind);
                }
            }
        }
    }

    /** Every byte is at its offset. The pattern shows swapped and shifted pieces. */
    @ParameterizedTest
    @MethodSource("shapes")
    default void writesEveryByteAtItsOffset(DeviceShape shape) throws IOException {
        try (DeviceUnderTest subject = deviceUnderTest(shape)) {
            try (BlockDevice device = subject.open(OpenMode.WRITE)) {
                new DeviceProbe(device).fill(1);
                ByteRange middle = edges(shape).get(1);
                new DeviceProbe(device).write(middle, 1, BufferKind.HEAP);
                device.flush();
            }
            try (BlockDevice device = subject.open(OpenMode.READ)) {
                new DeviceProbe(device).expectAll(1);
            }
        }
    }

    /** Flushed bytes are read from the medium. */
    @ParameterizedTest
    @MethodSource("shapes")
    default void readsTheMediumAfterAFlush(DeviceShape shape) throws IOException {
        try (DeviceUnderTest subject = deviceUnderTest(shape);
                BlockDevice device = subject.open(OpenMode.WRITE)) {
            for (ByteRange range : edges(shape)) {
                new DeviceProbe(device).write(range, 5, BufferKind.ALIGNED);
                device.flush();
                ByteBuffer actual = BufferKind.HEAP.allocate((int) range.length());
                device.readMedium(range.offset(), actual);
                assertThat(Patterns.firstDifference(actual.flip(), range.offset(), 5))
                        .isEqualTo(-1);
            }
        }
    }

    /** A read changes no byte outside position and limit. */
    @ParameterizedTest
    @MethodSource("shapes")
    default void changesNoOtherBytesOfABuffer(DeviceShape shape) throws IOException {
        try (DeviceUnderTest subject = deviceUnderTest(shape);
                BlockDevice device = subject.open(OpenMode.READ)) {
            for (BufferKind kind : BufferKind.values()) {
                int length = shape.sector();
                ByteBuffer buffer = kind.allocate(3 * length);
                Patterns.fill(buffer, 0, 9);
                device.read(0, buffer.position(length).limit(2 * length));
                assertThat(buffer.position()).isEqualTo(2 * length);
                buffer.clear();
                assertThat(Patterns.firstDifference(buffer.slice(0, length), 0, 9))
                        .isEqualTo(-1);
                assertThat(Patterns.firstDifference(buffer.slice(2 * length, length), 2L * length, 9))
                        .isEqualTo(-1);
            }
        }
    }

    /** A source buffer may be read-only. */
    @ParameterizedTest
    @MethodSource("shapes")
    default void writesFromReadOnlyBuffers(DeviceShape shape) throws IOException {
        try (DeviceUnderTest subject = deviceUnderTest(shape);
                BlockDevice device = subject.open(OpenMode.WRITE)) {
            long salt = 0;
            for (BufferKind kind : BufferKind.values()) {
                salt++;
                ByteBuffer source = kind.allocate(shape.sector());
                Patterns.fill(source, 0, salt);
                device.write(0, source.flip().asReadOnlyBuffer());
                new DeviceProbe(device).expect(new ByteRange(0, shape.sector()), salt, kind);
            }
        }
    }

    /** T27: a range that is not aligned to sectors, or outside the device, is rejected and changes nothing. */
    @ParameterizedTest
    @MethodSource("shapes")
    default void rejectsInvalidRanges(DeviceShape shape) throws IOException {
        try (DeviceUnderTest subject = deviceUnderTest(shape);
                BlockDevice device = subject.open(OpenMode.WRITE)) {
            new DeviceProbe(device).fill(3);
            for (ByteRange bad : badRanges(shape)) {
                ByteBuffer buffer = ByteBuffer.allocate((int) bad.length());
                assertRefused(() -> device.read(bad.offset(), buffer.clear()), bad);
                assertRefused(() -> device.readMedium(bad.offset(), buffer.clear()), bad);
                assertRefused(() -> device.write(bad.offset(), buffer.clear()), bad);
                assertRefused(() -> device.zero(bad), bad);
                assertRefused(() -> device.extents(bad), bad);
                assertRefused(() -> device.discard(bad), bad);
            }
            ByteBuffer sector = ByteBuffer.allocate(shape.sector());
            assertRefused(() -> device.read(-shape.sector(), sector.clear()), shape);
            assertRefused(() -> device.write(-shape.sector(), sector.clear()), shape);
            new DeviceProbe(device).expectAll(3);
        }
    }

    /** A transfer of 0 bytes is valid, also at the end of the device. */
    @ParameterizedTest
    @MethodSource("shapes")
    default void acceptsEmptyTransfers(DeviceShape shape) throws IOException {
        try (DeviceUnderTest subject = deviceUnderTest(shape);
                BlockDevice device = subject.open(OpenMode.WRITE)) {
            for (long offset : new long[] {0, shape.size()}) {
                device.read(offset, ByteBuffer.allocate(0));
                device.write(offset, ByteBuffer.allocateDirect(0));
                device.zero(new ByteRange(offset, 0));
                assertThat(device.extents(new ByteRange(offset, 0))).isEmpty();
            }
        }
    }

    private static List<ByteRange> edges(DeviceShape shape) {
        long size = shape.size();
        long last = size - shape.sector();
        return List.of(
                new ByteRange(0, shape.sector()),
                new ByteRange(last / shape.sector() / 2 * shape.sector(), shape.sector()),
                new ByteRange(last, shape.sector()),
                new ByteRange(0, size),
                new ByteRange(Math.min(shape.sector(), last), size - Math.min(shape.sector(), last)),
                new ByteRange(0, Math.max(last, shape.sector())));
    }

    private static List<ByteRange> badRanges(DeviceShape shape) {
        long sector = shape.sector();
        LongStream lengths = LongStream.of(sector, 2 * sector);
        List<ByteRange> outside = lengths.mapToObj(length -> new ByteRange(shape.size() - length + sector, length))
                .toList();
        if (sector == 1) {
            return outside;
        }
        ByteRange oddOffset = new ByteRange(1, sector - 1);
        ByteRange oddLength = new ByteRange(0, sector - 1);
        ByteRange half = new ByteRange(0, sector / 2);
        return Stream.concat(outside.stream(), Stream.of(oddOffset, oddLength, half))
                .toList();
    }

    private static void assertRefused(ThrowingCallable call, Object what) {
        assertThatThrownBy(call).as("%s", what).isInstanceOf(IllegalArgumentException.class);
    }
}
