package org.tbimage.testkit.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.value.ByteRange;

/** The contract of devices detects implementations that break a single promise. */
class BrokenDevicesTest {
    private static final DeviceShape SHAPE = new DeviceShape(256 << 10, 512);

    private static void assertDetected(ThrowingCallable test) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class);
    }

    /** The contract for a device with a fault. */
    private static final class Contract extends BlockDeviceContract {
        private final UnaryOperator<BlockDevice> fault;

        Contract(UnaryOperator<BlockDevice> fault) {
            this.fault = fault;
        }

        @Override
        public DeviceUnderTest deviceUnderTest(DeviceShape shape) {
            ArrayUnderTest subject = new ArrayUnderTest(shape);
            return new DeviceUnderTest() {
                @Override
                public BlockDevice open(OpenMode mode) throws IOException {
                    return fault.apply(subject.open(mode));
                }

                @Override
                public void close() {
                    subject.close();
                }
            };
        }
    }

    @Test
    void aSizeAfterClosing() {
        Contract contract = new Contract(device -> new FilterDevice(device) {
            @Override
            public long currentSize() {
                return info().size();
            }
        });
        assertDetected(() -> contract.everyMethodThrowsAfterClosing(SHAPE));
    }

    /** The defaults of optional operations detect a closed device by an empty transfer. */
    @Test
    void anEmptyReadAfterClosing() {
        Contract contract = new Contract(device -> new FilterDevice(device) {
            @Override
            public void read(long offset, ByteBuffer target) throws IOException {
                if (target.hasRemaining()) {
                    super.read(offset, target);
                }
            }
        });
        assertDetected(() -> contract.everyMethodThrowsAfterClosing(SHAPE));
    }

    @Test
    void anEmptyWriteInReadMode() {
        Contract contract = new Contract(device -> new FilterDevice(device) {
            @Override
            public void write(long offset, ByteBuffer source) throws IOException {
                if (source.hasRemaining()) {
                    super.write(offset, source);
                } else {
                    super.read(offset, ByteBuffer.allocate(0));
                }
            }
        });
        assertDetected(() -> contract.readModeRejectsChanges(SHAPE));
    }

    @Test
    void anInterruptThatZeroingClears() {
        Contract contract = new Contract(device -> new FilterDevice(device) {
            @Override
            public void zero(ByteRange range) throws IOException {
                Thread.interrupted();
                super.zero(range);
            }
        });
        assertDetected(() -> contract.interruptsHaveNoEffect(SHAPE));
    }

    /** Zeroing reads the whole device, and writes it back later. A write of another thread in between is lost. */
    @Test
    void zeroingThatWritesBackOldBytes() {
        Contract contract = new Contract(StaleZeroing::new);
        // a thread of the test finds the wrong bytes, or the test itself at the end
        Throwable thrown = catchThrowable(() -> contract.threadsZeroDisjointRanges(SHAPE));
        assertThat(thrown instanceof ExecutionException ? thrown.getCause() : thrown)
                .isInstanceOf(AssertionError.class);
    }

    /**
     * The first call to zero writes back old bytes. Latches make sure that a write to a part that stays lies between its
     * reading and its writing back. The contract zeroes every second part, so such writes are known by their offset.
     */
    private static final class StaleZeroing extends FilterDevice {
        private static final long PART = SHAPE.size() / ConcurrencyContract.THREADS;
        private final AtomicBoolean called = new AtomicBoolean();
        private final CountDownLatch read = new CountDownLatch(1);
        private final CountDownLatch written = new CountDownLatch(1);
        private final CountDownLatch writtenBack = new CountDownLatch(1);

        StaleZeroing(BlockDevice device) {
            super(device);
        }

        @Override
        public void write(long offset, ByteBuffer source) throws IOException {
            boolean stays = offset / PART % 2 == 0;
            if (stays) {
                await(read);
            }
            super.write(offset, source);
            if (stays) {
                written.countDown();
                await(writtenBack);
            }
        }

        @Override
        public void zero(ByteRange range) throws IOException {
            if (called.getAndSet(true)) {
                super.zero(range);
                return;
            }
            ByteBuffer all = ByteBuffer.allocate((int) info().size());
            super.read(0, all);
            read.countDown();
            await(written);
            super.write(
                    0,
                    all.put((int) range.offset(), new byte[(int) range.length()])
                            .flip());
            writtenBack.countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                if (!latch.await(60, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the other thread never came");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
