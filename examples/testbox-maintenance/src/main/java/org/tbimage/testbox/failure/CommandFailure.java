package org.tbimage.testbox.failure;

import java.io.IOException;
import org.tbimage.problem.ImagingException;

/** A failure of the library, with what the command line adds to its remedy: its own options and commands. */
public final class CommandFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private final ImagingException failure;
    private final String hint;

    /**
     * A failure of a command.
     *
     * @param failure what the library reports
     * @param hint an option or a command that helps; empty if there is none
     */
    public CommandFailure(ImagingException failure, String hint) {
        super(failure.getMessage(), failure);
        this.failure = failure;
        this.hint = hint;
    }

    /** {@return what the library reports} */
    public ImagingException failure() {
        return failure;
    }

    /** {@return an option or a command that helps; empty if there is none} */
    String hint() {
        return hint;
    }
}
