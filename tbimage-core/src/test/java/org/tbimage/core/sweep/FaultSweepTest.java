package org.tbimage.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.blob.MemoryBlobStoreProvider;
import org.tbimage.testkit.fault.Fault;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.fault.Operation;
import org.tbimage.value.Location;

/**
 * Fails every call that any operation makes of a disk or of a medium, one after the other, in every way a call can fail;
 * after each, the store holds whole images only, the last good one can be restored, nothing is left open, and the next
 * run does what was asked for (T3, T7, T8, T41).
 */
class FaultSweepTest {
    private static final int WHOLE = Integer.MAX_VALUE;

    private static long injected;
    private static long runs;

    static Stream<String> scenarios() {
        return Scenarios.all().keySet().stream();
    }

    @AfterAll
    static void tell() {
        System.out.println("fault sweep over memory: " + injected + " faults injected into " + runs + " runs of "
                + Scenarios.all().size() + " operations");
    }

    private static World newWorld() {
        return new World(new MemoryBlobStoreProvider(), new Location("memory", "sweep", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void oneCallFails(String name) throws IOException {
        assertThat(sweep(name, WHOLE, n -> FaultPlan.onlyCall(n))).isGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void allCallsFailFromOneOn(String name) throws IOException {
        sweep(name, WHOLE, n -> FaultPlan.fromCall(n));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void anAnswerIsLost(String name) throws IOException {
        sweep(name, WHOLE, n -> FaultPlan.onlyCall(n).as(Fault.ANSWER_LOST).of(Operation.thatChange()));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void spaceEndsInTheMiddle(String name) throws IOException {
        sweep(name, WHOLE, n -> FaultPlan.onlyCall(n).as(Fault.NO_SPACE).of(Operation.thatNeedSpace()));
    }

    /** A table that is read in many small pieces breaks off at every one of them. */
    @ParameterizedTest
    @ValueSource(strings = {"backup-again", "restore onto a changed disk", "verify of an image"})
    void aTableBreaksOff(String name) throws IOException {
        sweep(name, 200, n -> FaultPlan.onlyCall(n, Operation.READ_STREAM));
    }

    private interface Plans {
        FaultPlan of(long n);
    }

    private static long sweep(String name, int piece, Plans plans) throws IOException {
        Scenario scenario = Scenarios.all().get(name);
        for (long n = 1; ; n++) {
            FaultPlan plan = plans.of(n);
            Sweep sweep = new Sweep(newWorld().dribbling(piece), scenario, plan);
            sweep.run();
            List<String> struck = plan.struck();
            injected += struck.size();
            runs++;
            if (struck.isEmpty()) {
                return n - 1;
            }
        }
    }
}
