package org.tbimage.testkit.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.Extent;
import org.tbimage.device.OpenMode;
import org.tbimage.value.ByteRange;

/** The part of the contract about zeros, holes and discarding. */
public interface ZeroingContract extends DeviceFixture {
    /** T31: zeroing removes all old data, up to the last byte. */
    @ParameterizedTest
    @MethodSource("shapes")
    default void zeroesOldData(DeviceShape shape) throws IOException {
        try (DeviceUnderTest subject = deviceUnderTest(shape)) {
            try (BlockDevice device = subject.open(OpenMode.WRITE)) {
                new DeviceProbe(device).fill(0xA5);
                device.flush();
                device.zero(new ByteRange(0, shape.size()));
                new DeviceProbe(device).expectZeros(new ByteRange(0, shape.size()));
                device.flush();
            }
            try (BlockDevice device = subject.open(OpenMode.READ)) {
                new DeviceProbe(device).expectZeros(new ByteRange(0, shape.size()));
            }
        }
    }

    /** T31: zeroing changes only its range. */
    @ParameterizedTest
    @MethodSource("shapes")
    default void zeroesOnlyTheRange(DeviceShape shape) throws IOException {
        for (ByteRange range : parts(shape)) {
            try (DeviceUnderTest subject = deviceUnderTest(shape);
                    BlockDevice device = subject.open(OpenMode.WRITE)) {
                DeviceProbe probe = new DeviceProbe(device);
                probe.fill(7);
                device.zero(range);
                probe.expectZeros(range);
                probe.expect(new ByteRange(0, range.offset()), 7, BufferKind.HEAP);
                probe.expect(new ByteRange(range.end(), shape.size() - range.end()), 7, BufferKind.HEAP);
                probe.write(range, 7, BufferKind.HEAP);
                probe.expectAll(7);
            }
        }
    }

    /** Discarding changes only its range, which can then be used again. */
    @ParameterizedTest
    @MethodSource("shapes")
    default void discardsOnlyTheRange(DeviceShape shape) throws IOException {
        for (ByteRange range : parts(shape)) {
            try (DeviceUnderTest subject = deviceUnderTest(shape);
                    BlockDevice device = subject.open(OpenMode.WRITE)) {
                DeviceProbe probe = new DeviceProbe(device);
                probe.fill(11);
                boolean told = device.discard(range);
                assertThat(told && !device.info().canDiscard())
                        .as("told a device that can't")
                        .isFalse();
                probe.expect(new ByteRange(0, range.offset()), 11, BufferKind.HEAP);
                probe.expect(new ByteRange(range.end(), shape.size() - range.end()), 11, BufferKind.HEAP);
                probe.write(range, 11, BufferKind.HEAP);
                probe.expectAll(11);
            }
        }
    }

    /** Extents cover the requested range and are adjacent. A zero extent reads as zeros. */
    @ParameterizedTest
    @MethodSource("shapes")
    default void extentsCoverTheRangeAndAreCorrect(DeviceShape shape) throws IOException {
        try (DeviceUnderTest subject = deviceUnderTest(shape);
                BlockDevice device = subject.open(OpenMode.WRITE)) {
            assertExtents(device, new ByteRange(0, shape.size()));
            for (ByteRange written : parts(shape)) {
                new DeviceProbe(device).write(written, 13, BufferKind.ALIGNED);
                for (ByteRange asked : parts(shape)) {
                    assertExtents(device, asked);
                }
                device.zero(new ByteRange(0, shape.size()));
            }
        }
    }

    private static void assertExtents(BlockDevice device, ByteRange asked) throws IOException {
        long at = asked.offset();
        while (at < asked.end()) {
            ByteRange rest = new ByteRange(at, asked.end() - at);
            List<Extent> extents = device.extents(rest);
            assertThat(extents).as("extents of " + rest).hasSizeBetween(1, BlockDevice.MAX_EXTENTS);
            at = assertTouching(device, at, extents);
        }
        assertThat(at).as("end of the extents of " + asked).isEqualTo(asked.end());
    }

    private static long assertTouching(BlockDevice device, long from, List<Extent> extents) throws IOException {
        long at = from;
        for (Extent extent : extents) {
            assertThat(extent.range().offset()).as("begin of " + extent).isEqualTo(at);
            assertThat(extent.range().length()).as("length of " + extent).isPositive();
            if (extent.kind() == Extent.Kind.ZERO) {
                new DeviceProbe(device).expectZeros(extent.range());
            }
            at = extent.range().end();
        }
        return at;
    }

    private static List<ByteRange> parts(DeviceShape shape) {
        long sector = shape.sector();
        long sectors = shape.size() / sector;
        long third = sectors / 3 * sector;
        return List.of(
                new ByteRange(0, sector),
                new ByteRange(shape.size() - sector, sector),
                new ByteRange(third, shape.size() - third),
                new ByteRange(0, Math.max(third, sector)));
    }
}
