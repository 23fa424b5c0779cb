package org.tbimage.testkit.fault;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongPredicate;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.BlobStore;

/**
 * Says which calls go wrong, and how. One plan may stand before many devices and media at once, and counts their calls
 * together. Safe for many threads.
 *
 * <pre>{@code
 * FaultPlan plan = FaultPlan.onlyCall(3, Operation.WRITE).as(Fault.NO_SPACE);
 * BlockDevice device = plan.device(behind);
 * }</pre>
 */
public final class FaultPlan {
    private final LongPredicate strikes;
    private final Set<Operation> kinds;
    private final Fault fault;
    private final boolean staysDown;
    private final Map<Operation, Long> counts = new EnumMap<>(Operation.class);
    private final List<String> struck = new CopyOnWriteArrayList<>();
    private final Set<Operation> struckKinds = EnumSet.noneOf(Operation.class);
    private long calls;
    private boolean ended;

    private FaultPlan(LongPredicate strikes, Set<Operation> kinds, Fault fault, boolean staysDown) {
        this.strikes = strikes;
        this.kinds = kinds;
        this.fault = fault;
        this.staysDown = staysDown;
    }

    /** {@return a plan by which nothing goes wrong; it counts} */
    public static FaultPlan none() {
        return new FaultPlan(n -> false, EnumSet.allOf(Operation.class), Fault.ERROR, false);
    }

    /**
     * One call goes wrong.
     *
     * @param n 1 for the first
     * @param kinds which calls are counted; all if none is named
     * @return the plan
     */
    public static FaultPlan onlyCall(long n, Operation... kinds) {
        return new FaultPlan(call -> call == n, setOf(kinds), Fault.ERROR, false);
    }

    /**
     * One call and all after it go wrong, as when a machine is switched off or a server is gone. Closing a blob's writer
     * then leaves everything as it is, too.
     *
     * @param n 1 for the first
     * @param kinds which calls are counted; all if none is named
     * @return the plan
     */
    public static FaultPlan fromCall(long n, Operation... kinds) {
        return new FaultPlan(call -> call >= n, setOf(kinds), Fault.ERROR, true);
    }

    /**
     * Calls go wrong by chance; the seed is printed, so that a failing test can be run again.
     *
     * @param seed which of many courses
     * @param oneIn how many calls there are to one that goes wrong, on average
     * @param kinds which calls are counted; all if none is named
     * @return the plan
     */
    public static FaultPlan byChance(long seed, int oneIn, Operation... kinds) {
        System.out.println("faults by chance, one in " + oneIn + " calls: seed " + seed);
        Random random = new Random(seed);
        return new FaultPlan(n -> random.nextInt(oneIn) == 0, setOf(kinds), Fault.ERROR, false);
    }

    private static Set<Operation> setOf(Operation... kinds) {
        return kinds.length == 0 ? EnumSet.allOf(Operation.class) : EnumSet.copyOf(Arrays.asList(kinds));
    }

    /**
     * Only calls of some kinds are counted and go wrong. Counting begins anew.
     *
     * @param some which
     * @return another plan
     */
    public FaultPlan of(Set<Operation> some) {
        return new FaultPlan(strikes, EnumSet.copyOf(some), fault, staysDown);
    }

    /**
     * The same calls go wrong in another way. Counting begins anew.
     *
     * @param other how; {@link Fault#ERROR} if this is never called
     * @return another plan
     */
    public FaultPlan as(Fault other) {
        return new FaultPlan(strikes, kinds, other, staysDown);
    }

    /**
     * Stands before a device.
     *
     * @param device the device behind, closed with the new one
     * @return a device that goes wrong by this plan
     */
    public BlockDevice device(BlockDevice device) {
        return new PlannedDevice(this, device);
    }

    /**
     * Stands before a medium.
     *
     * @param medium the medium behind, closed with the new one
     * @return a medium that goes wrong by this plan
     */
    public BlobStore medium(BlobStore medium) {
        return new PlannedBlobStore(this, medium);
    }

    /**
     * Asked by a test's provider before it opens something.
     *
     * @param operation {@link Operation#OPEN_DEVICE} or {@link Operation#OPEN_MEDIUM}
     * @param what name of what is opened
     * @throws IOException if that goes wrong
     */
    public void opening(Operation operation, String what) throws IOException {
        pass(Calls.of(operation, what, () -> {}));
    }

    /** From now on nothing goes wrong. */
    public synchronized void end() {
        ended = true;
    }

    /** {@return how many calls there were of the kinds that are counted} */
    public synchronized long calls() {
        return calls;
    }

    /** {@return how many calls there were, by kind} */
    public synchronized Map<Operation, Long> counts() {
        return counts.isEmpty() ? Map.of() : new EnumMap<>(counts);
    }

    /** {@return what went wrong, in order, as {@link Call#toString} says it} */
    public List<String> struck() {
        return List.copyOf(struck);
    }

    /** {@return the kinds of call that went wrong} */
    public synchronized Set<Operation> struckKinds() {
        return EnumSet.copyOf(struckKinds);
    }

    /** Lets a call go on, or wrong. */
    void pass(Call call) throws IOException {
        if (isStruck(call)) {
            fault.strike(call);
        } else {
            call.run();
        }
    }

    private synchronized boolean isStruck(Call call) {
        counts.merge(call.operation(), 1L, Long::sum);
        if (!kinds.contains(call.operation())) {
            return false;
        }
        calls++;
        boolean hit = !ended && strikes.test(calls);
        if (hit) {
            struck.add(call.toString());
            struckKinds.add(call.operation());
        }
        return hit;
    }

    /** Whether the machine is off: nothing that is closed now can tidy up. */
    synchronized boolean isDown() {
        return staysDown && !ended && !struck.isEmpty();
    }
}
