package org.tbimage.testkit.action;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.tbimage.action.Outcome;
import org.tbimage.store.ImageStore;

/**
 * A stage of disks and a store in memory, on which an action runs as users' programs run it, behind the faults and the
 * watch of each trial. The tests that use it declare {@link TrialDisks} and {@link TrialMedia} in
 * {@code META-INF/services}, and have {@code tbimage-core} on their class path. {@code docs/plugin-guide.md} shows it.
 */
public final class MemoryStage implements ActionFixture.ActionStage {
    private static final String STORE = "store";
    private static final AtomicLong LAST = new AtomicLong();

    private final Program program;
    private final Map<String, String> settings;
    private final String store;

    /** What runs actions; with {@code Tbimage} each method is one call. */
    public interface Program {
        /**
         * Runs the action, with the listener and the wish to stop of a trial.
         *
         * @param settings all of them, by name
         * @param trial of which it is
         * @return how it went
         * @throws IOException what the action threw
         */
        Outcome run(Map<String, String> settings, ActionTrial trial) throws IOException;

        /**
         * Opens a store. The caller closes it.
         *
         * @param location where
         * @return the store
         * @throws IOException if it can't be opened
         */
        ImageStore store(String location) throws IOException;
    }

    /**
     * A stage; its store is the one of the settings, or an empty one that the action knows nothing of.
     *
     * @param program what runs the action
     * @param settings of the action
     */
    public MemoryStage(Program program, Map<String, String> settings) {
        this.program = program;
        this.settings = Map.copyOf(settings);
        this.store = settings.getOrDefault(STORE, place(STORE));
    }

    /**
     * A place in memory that no other stage has; a disk is made there by the first who opens it with {@code ?size=BYTES}
     * behind it.
     *
     * @param what a word
     * @return the location of a disk or a store
     */
    public static String place(String what) {
        return Trials.SCHEME + ":memory:" + what + "-" + LAST.incrementAndGet();
    }

    @Override
    public Outcome run(ActionTrial trial) throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(trial.extra());
        return Trials.run(trial, () -> program.run(all, trial));
    }

    @Override
    public ImageStore store() throws IOException {
        return program.store(store);
    }
}
