package org.tbimage.testkit.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tbimage.device.BadBlockException;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.fault.Fault;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.fault.Gate;
import org.tbimage.testkit.fault.Operation;
import org.tbimage.testkit.watch.ResourceWatch;
import org.tbimage.value.ByteRange;

/** Faults occur at the planned calls, and have the planned effects. */
class FaultPlanTest {
    private static final ByteRange RANGE = new ByteRange(0, 4096);

    private final ArrayUnderTest subject = new ArrayUnderTest(new DeviceShape(64 << 10, 512));

    private BlockDevice device(FaultPlan plan) {
        return plan.device(subject.open(OpenMode.WRITE));
    }

    private DeviceProbe probe() {
        return new DeviceProbe(subject.open(OpenMode.READ));
    }

    /** T17: a kernel reports a failed flush only once. */
    @Test
    void onlyTheChosenCallFails() throws IOException {
        FaultPlan plan = FaultPlan.onlyCall(2, Operation.FLUSH);
        BlockDevice device = device(plan);
        device.flush();
        device.write(0, ByteBuffer.allocate(512));
        assertThatThrownBy(device::flush).isInstanceOf(IOException.class).hasMessageContaining(Fault.MARK);
        device.flush();
        assertThat(plan.calls()).isEqualTo(3);
        assertThat(plan.struck()).hasSize(1);
    }

    @Test
    void allFailFromOneOnUntilThePlanEnds() throws IOException {
        FaultPlan plan = FaultPlan.fromCall(2);
        BlockDevice device = device(plan);
        device.flush();
        assertThatThrownBy(device::flush).isInstanceOf(IOException.class);
        assertThatThrownBy(device::flush).isInstanceOf(IOException.class);
        plan.end();
        device.flush();
    }

    @Test
    void chanceIsTheSameForTheSameSeed() throws IOException {
        assertThat(struckByChance(7)).isEqualTo(struckByChance(7)).isNotEmpty();
    }

    /** The plan itself prints its seed. */
    private List<String> struckByChance(long seed) throws IOException {
        FaultPlan plan = FaultPlan.byChance(seed, 3).as(Fault.LOST);
        BlockDevice device = device(plan);
        for (int i = 0; i < 50; i++) {
            device.write(512L * i, ByteBuffer.allocate(512));
        }
        return plan.struck();
    }

    @Test
    void aTornWriteLeavesItsFirstHalf() throws IOException {
        BlockDevice device = device(FaultPlan.onlyCall(1).as(Fault.TORN));
        assertThatThrownBy(() -> new DeviceProbe(device).write(RANGE, 3, BufferKind.HEAP))
                .isInstanceOf(IOException.class);
        probe().expect(new ByteRange(0, 2048), 3, BufferKind.HEAP);
        probe().expectZeros(new ByteRange(2048, 2048));
    }

    @Test
    void zeroingCanStopShortWithoutAnError() throws IOException {
        BlockDevice device = device(FaultPlan.onlyCall(1, Operation.ZERO).as(Fault.SHORT));
        new DeviceProbe(device).fill(1);
        device.zero(RANGE);
        probe().expectZeros(new ByteRange(0, 2048));
        probe().expect(new ByteRange(2048, 2048), 1, BufferKind.HEAP);
    }

    @Test
    void aLostWriteLooksDone() throws IOException {
        new DeviceProbe(device(FaultPlan.onlyCall(1).as(Fault.LOST))).write(RANGE, 3, BufferKind.HEAP);
        probe().expectZeros(RANGE);
    }

    @Test
    void aLostReplyBelongsToACompletedCall() throws IOException {
        BlockDevice device = device(FaultPlan.onlyCall(1).as(Fault.ANSWER_LOST));
        assertThatThrownBy(() -> new DeviceProbe(device).write(RANGE, 3, BufferKind.HEAP))
                .isInstanceOf(IOException.class);
        probe().expect(RANGE, 3, BufferKind.HEAP);
    }

    @Test
    void badBlocksAreReported() {
        BlockDevice device = device(FaultPlan.onlyCall(1).as(Fault.BAD_BLOCK));
        assertThatThrownBy(() -> device.read(512, ByteBuffer.allocate(1024)))
                .isInstanceOfSatisfying(
                        BadBlockException.class, e -> assertThat(e.range()).isEqualTo(new ByteRange(512, 1024)));
    }

    @Test
    void aHangingCallGoesOnWhenReleased() throws Exception {
        Gate gate = new Gate();
        BlockDevice device = device(FaultPlan.onlyCall(1).as(gate));
        CompletableFuture<Void> hanging = CompletableFuture.runAsync(() -> {
            try {
                new DeviceProbe(device).write(RANGE, 3, BufferKind.HEAP);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        gate.awaitCall();
        assertThat(hanging).isNotDone();
        gate.release();
        hanging.get(60, TimeUnit.SECONDS);
        probe().expect(RANGE, 3, BufferKind.HEAP);
    }

    @Test
    void openResourcesAreFound() throws IOException {
        ResourceWatch watch = new ResourceWatch();
        BlockDevice device = watch.device(subject.open(OpenMode.READ));
        assertThatThrownBy(watch::assertNothingOpen)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("device array")
                .hasMessageContaining("FaultPlanTest");
        device.close();
        watch.assertNothingOpen();
    }

    @Test
    void everyCallHasItsOperation() throws Exception {
        for (Class<?> spi : new Class<?>[] {BlockDevice.class, BlobStore.class}) {
            String planned = spi == BlockDevice.class ? "PlannedDevice" : "PlannedBlobStore";
            Class<?> decorator = Class.forName("org.tbimage.testkit.fault." + planned);
            for (Method method : spi.getMethods()) {
                boolean asksNothing = List.of("info", "location", "limits").contains(method.getName());
                if (!asksNothing) {
                    assertThat(decorator.getDeclaredMethod(method.getName(), method.getParameterTypes()))
                            .isNotNull();
                }
            }
        }
    }
}
