package org.tbimage.action;

import java.io.IOException;
import java.util.List;
import org.tbimage.provider.Named;

/**
 * One thing a user can ask for by name: {@code backup}, {@code restore}, {@code verify}. An action has no state; one
 * instance may run many times at once.
 */
public interface Action extends Named {
    /** {@return one line for a list of actions} */
    String summary();

    /** {@return the settings it takes, in the order to show them} */
    List<Parameter> parameters();

    /**
     * Says what to do after the action was stopped before its end. May be called by any thread, before, during and after a
     * run. By default it is general advice.
     *
     * @return what is true of this action, whatever its settings
     */
    default StopAdvice stopAdvice() {
        return StopAdvice.DEFAULT;
    }

    /**
     * Runs to the end, or until cancelled; on the caller's thread, which may start others that end before it returns.
     * What it opens through {@code context} is closed with the context.
     *
     * @param context all it may touch
     * @return how it went
     * @throws CancelledException if cancelled; a store then holds no half-made image
     * @throws org.tbimage.problem.ImagingException where the user can do something about it
     * @throws IOException if anything else failed
     */
    Outcome run(ActionContext context) throws IOException;
}
