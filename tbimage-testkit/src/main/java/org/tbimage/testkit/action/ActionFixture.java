package org.tbimage.testkit.action;

import java.io.IOException;
import org.tbimage.action.Action;
import org.tbimage.action.Outcome;
import org.tbimage.store.ImageStore;

/** What the contract needs from a test of an action. */
public interface ActionFixture {
    /** {@return the action} */
    Action action();

    /**
     * Makes anew all that one run needs: a disk, an empty store, and in it what the action looks for.
     *
     * @return a stage on which the action succeeds
     * @throws IOException if it can't be made
     */
    ActionStage stage() throws IOException;

    /** One surrounding of an action, in which every call may be spoiled. A run may be followed by others. */
    interface ActionStage {
        /**
         * Runs the action as a user's program does: settings checked, everything it opened closed at the end. All devices
         * and media stand behind the run's plan and watch.
         *
         * @param run the faults, the listener, the wish to stop
         * @return how it went
         * @throws IOException what the action threw
         */
        Outcome run(ActionTrial run) throws IOException;

        /**
         * Opens the store without faults. The caller closes it.
         *
         * @return the store
         * @throws IOException if it can't be opened
         */
        ImageStore store() throws IOException;
    }
}
