package org.tbimage.testkit.action;

import java.util.Map;
import java.util.TreeMap;
import org.tbimage.action.Cancellation;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.watch.ResourceWatch;

/**
 * One run of an action.
 *
 * @param faults what goes wrong
 * @param watch knows what is open
 * @param progress hears how it gets on
 * @param cancellation the wish to stop
 * @param extra settings beside those of the stage, by name; in place of one of the same name
 */
public record ActionTrial(
        FaultPlan faults,
        ResourceWatch watch,
        ProgressRecord progress,
        Cancellation cancellation,
        Map<String, String> extra) {
    /**
     * A run that goes wrong by plan.
     *
     * @param faults the plan
     * @return the run
     */
    public static ActionTrial with(FaultPlan faults) {
        Cancellation cancellation = new Cancellation();
        return new ActionTrial(faults, new ResourceWatch(), new ProgressRecord(cancellation), cancellation, Map.of());
    }

    /** {@return a run in which nothing goes wrong} */
    public static ActionTrial plain() {
        return with(FaultPlan.none());
    }

    /**
     * The same with one setting more.
     *
     * @param name its name
     * @param value its value
     * @return another run
     */
    public ActionTrial set(String name, String value) {
        Map<String, String> more = new TreeMap<>(extra);
        more.put(name, value);
        return new ActionTrial(faults, watch, progress, cancellation, more);
    }
}
