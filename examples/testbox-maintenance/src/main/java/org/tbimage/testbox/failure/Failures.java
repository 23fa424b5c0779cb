package org.tbimage.testbox.failure;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.util.ServiceConfigurationError;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import picocli.CommandLine.ParameterException;

/** Tells a user what an exception means. */
public final class Failures {
    private static final String SEE_WHERE = "run it again with --debug to see where";
    private static final String MORE_MEMORY =
            "give it more, as in TBIMAGE_JAVA_OPTS='-Xmx1g -XX:MaxDirectMemorySize=1g', or lower --workers or"
                    + " --chunk-size";

    private Failures() {}

    /**
     * Explains anything that was thrown.
     *
     * @param thrown the exception or error
     * @return what to tell
     */
    public static Failure of(Throwable thrown) {
        if (thrown instanceof CommandFailure e) {
            return Failure.of(e.failure()).withHint(e.hint());
        }
        if (thrown instanceof ImagingException e) {
            return Failure.of(e);
        }
        if (thrown instanceof ServiceException e) {
            return Failure.of(e);
        }
        if (thrown instanceof ParameterException e) {
            return UsageFailure.of(e);
        }
        if (thrown instanceof UncheckedIOException e && e.getCause() != null) {
            return of(e.getCause());
        }
        return thrown instanceof Exception e ? exception(e) : error(thrown);
    }

    private static Failure exception(Exception e) {
        if (e instanceof AccessDeniedException) {
            return new Failure(
                    ExitCodes.of(Problem.NO_PERMISSION),
                    Problem.NO_PERMISSION.name(),
                    Wording.of(e),
                    "run as root, or as a user who may use this file");
        }
        return Failure.unexpected(Wording.of(e), SEE_WHERE);
    }

    private static Failure error(Throwable error) {
        if (error instanceof OutOfMemoryError) {
            return Failure.unexpected("there is not enough memory", MORE_MEMORY);
        }
        if (error instanceof StackOverflowError) {
            return Failure.unexpected(
                    "the stack is too small", "give it more, as in TBIMAGE_JAVA_OPTS=-Xss4m, or lower --workers");
        }
        if (error instanceof ServiceConfigurationError) {
            return Failure.unexpected(
                    "a part of the installation can't be loaded: " + Wording.of(error),
                    "see the folder lib of the installation");
        }
        if (error instanceof LinkageError) {
            return Failure.unexpected(
                    "a library can't be loaded: " + Wording.of(error),
                    "if /tmp may hold no programs: TBIMAGE_JAVA_OPTS=-Djava.io.tmpdir=FOLDER; else install anew");
        }
        return Failure.unexpected(Wording.of(error), SEE_WHERE);
    }
}
