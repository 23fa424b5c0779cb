package org.tbimage.testkit.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.OpenMode;
import org.tbimage.value.ByteRange;

/** The part of the contract about opening, closing, modes and interrupts. */
public interface LifeCycleContract extends DeviceFixture {
    /** A device reports its size and its sector size. */
    @ParameterizedTest
    @MethodSource("shapes")
    default void reportsItsSizeAndSectors(DeviceShape shape) throws IOException {
        try (DeviceUnderTest subject = deviceUnderTest(shape)) {
            for (OpenMode mode : OpenMode.values()) {
                try (BlockDevice device = subject.open(mode)) {
                    DeviceInfo info = device.info();
                    assertThat(info.size()).isEqualTo(shape.size());
                    assertThat(device.currentSize()).isEqualTo(shape.size());
                    assertThat(info.geometry().logicalSector()).isEqualTo(shape.sector());
                    assertThat(info.name()).isNotBlank();
                    assertThat(info.readOnly()).isFalse();
                }
            }
        }
    }

    /** After closing, every method except info and close throws. A second close has no effect. */
    @ParameterizedTest
    @MethodSource("shapes")
    default void everyMethodThrowsAfterClosing(DeviceShape shape) throws IOException {
        try (DeviceUnderTest subject = deviceUnderTest(shape)) {
            for (OpenMode mode : OpenMode.values()) {
                BlockDevice device = subject.open(mode);
                device.close();
                device.close();
                assertThat(device.info().size()).isEqualTo(shape.size());
                calls(device, shape)
                        .forEach((name, call) -> assertThatThrownBy(call)
                                .as(name + " after closing, opened to " + mode)
                                .isInstanceOf(ClosedChannelException.class));
            }
        }
    }

    /** A device opened for reading rejects all changes. */
    @ParameterizedTest
    @MethodSource("shapes")
    default void readModeRejectsChanges(DeviceShape shape) throws IOException {
        try (DeviceUnderTest subject = deviceUnderTest(shape)) {
            try (BlockDevice device = subject.open(OpenMode.WRITE)) {
                new DeviceProbe(device).fill(17);
                device.flush();
            }
            try (BlockDevice device = subject.open(OpenMode.READ)) {
                Map<String, ThrowingCallable> calls = calls(device, shape);
                for (String name : new String[] {"write", "zero", "discard", "write of 0 bytes"}) {
                    assertThatThrownBy(calls.get(name)).as(name).isInstanceOf(NonWritableChannelException.class);
                }
                new DeviceProbe(device).expectAll(17);
            }
        }
    }

    /** An interrupt does not close the device, and is not cleared. */
    @ParameterizedTest
    @MethodSource("shapes")
    default void interruptsHaveNoEffect(DeviceShape shape) throws IOException {
        try (DeviceUnderTest subject = deviceUnderTest(shape);
                BlockDevice device = subject.open(OpenMode.WRITE)) {
            Thread.currentThread().interrupt();
            try {
                new DeviceProbe(device).fill(19);
                new DeviceProbe(device).expectAll(19);
                device.flush();
                ByteRange sector = new ByteRange(0, shape.sector());
                device.readMedium(0, ByteBuffer.allocate(shape.sector()));
                device.extents(sector);
                device.currentSize();
                device.reloadPartitions();
                device.discard(sector);
                device.zero(sector);
                new DeviceProbe(device).expectZeros(sector);
                new DeviceProbe(device).write(sector, 19, BufferKind.HEAP);
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            new DeviceProbe(device).expectAll(19);
        }
    }

    private static Map<String, ThrowingCallable> calls(BlockDevice device, DeviceShape shape) {
        ByteRange sector = new ByteRange(0, shape.sector());
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("read", () -> device.read(0, ByteBuffer.allocate(shape.sector())));
        calls.put("readMedium", () -> device.readMedium(0, ByteBuffer.allocate(shape.sector())));
        calls.put("write", () -> device.write(0, ByteBuffer.allocate(shape.sector())));
        calls.put("zero", () -> device.zero(sector));
        calls.put("discard", () -> device.discard(sector));
        calls.put("extents", () -> device.extents(sector));
        calls.put("flush", device::flush);
        calls.put("currentSize", device::currentSize);
        calls.put("read of 0 bytes", () -> device.read(0, ByteBuffer.allocate(0)));
        calls.put("write of 0 bytes", () -> device.write(0, ByteBuffer.allocate(0)));
        calls.put("reloadPartitions", device::reloadPartitions);
        return calls;
    }
}
