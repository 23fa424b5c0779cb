package org.tbimage.testkit.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.testkit.fault.Fault;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.fault.Operation;
import org.tbimage.testkit.fault.Slow;
import org.tbimage.value.ByteRange;

/** Calls that are slow, run out of space, or transfer less than requested. */
class SlowFullAndShortTest {
    private static final ByteRange RANGE = new ByteRange(0, 4096);

    private final ArrayUnderTest subject = new ArrayUnderTest(new DeviceShape(64 << 10, 512));

    private BlockDevice device(FaultPlan plan) {
        return plan.device(subject.open(OpenMode.WRITE));
    }

    /** T8: the unread bytes of the buffer stay unchanged, and the caller gets no error. */
    @Test
    void aShortReadFillsTheFirstHalfOnly() throws IOException {
        new DeviceProbe(device(FaultPlan.none())).write(RANGE, 3, BufferKind.HEAP);
        ByteBuffer target = ByteBuffer.allocate(4096);
        device(FaultPlan.onlyCall(1, Operation.READ).as(Fault.SHORT)).read(0, target);
        assertThat(Patterns.firstDifference(target.slice(0, 2048), 0, 3)).isEqualTo(-1);
        assertThat(target.slice(2048, 2048)).isEqualTo(ByteBuffer.allocate(2048));
    }

    /** T3, T17: space runs out in a write, in a flush, or even when closing. The device is closed in any case. */
    @Test
    void spaceEndsWhereItIsPlanned() throws IOException {
        BlockDevice writing = full(Operation.WRITE);
        assertNoSpace(() -> new DeviceProbe(writing).write(RANGE, 3, BufferKind.HEAP));
        DeviceProbe left = new DeviceProbe(subject.open(OpenMode.READ));
        left.expect(new ByteRange(0, 2048), 3, BufferKind.HEAP);
        left.expectZeros(new ByteRange(2048, 2048));
        assertNoSpace(full(Operation.FLUSH)::flush);
        BlockDevice closing = full(Operation.CLOSE_DEVICE);
        assertNoSpace(closing::close);
        assertThatThrownBy(closing::flush).isInstanceOf(ClosedChannelException.class);
    }

    private BlockDevice full(Operation operation) {
        return device(FaultPlan.onlyCall(1, operation).as(Fault.NO_SPACE));
    }

    private static void assertNoSpace(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.DEVICE_FAILED))
                .hasMessageContaining("no space left");
    }

    /** A slow call ends after its time. */
    @Test
    void aSlowCallTakesItsTime() throws IOException {
        List<Duration> passed = new ArrayList<>();
        FaultPlan plan = FaultPlan.onlyCall(2).as(new Slow(Duration.ofSeconds(30), passed::add));
        DeviceProbe probe = new DeviceProbe(device(plan));
        probe.write(RANGE, 3, BufferKind.HEAP);
        assertThat(passed).isEmpty();
        probe.expect(RANGE, 3, BufferKind.HEAP);
        assertThat(passed).containsExactly(Duration.ofSeconds(30));
        assertThat(plan.struckKinds()).containsExactly(Operation.READ);
    }

    /** An interrupt neither ends a slow call nor is cleared, as the contract of devices requires. */
    @Test
    void aSlowCallIsNotInterrupted() throws IOException {
        BlockDevice device = device(FaultPlan.onlyCall(1).as(new Slow(Duration.ofMillis(2))));
        Thread.currentThread().interrupt();
        try {
            new DeviceProbe(device).write(RANGE, 3, BufferKind.HEAP);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        new DeviceProbe(device).expect(RANGE, 3, BufferKind.HEAP);
    }
}
