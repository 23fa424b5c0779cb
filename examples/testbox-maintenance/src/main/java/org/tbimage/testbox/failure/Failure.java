package org.tbimage.testbox.failure;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.testbox.output.Json;
import org.tbimage.testbox.output.Program;
import org.tbimage.testbox.output.SafeText;
import picocli.CommandLine.ParameterException;

/**
 * A failure as the user sees it.
 *
 * @param exitCode the exit code of the program
 * @param problem stable name of the kind of failure: a {@link Problem}, a {@link ServiceProblem} or {@value #UNEXPECTED}
 * @param message what happened
 * @param remedy what to do next; empty if there is nothing to do
 */
public record Failure(int exitCode, String problem, String message, String remedy) {
    /** The problem of a failure that has no kind of its own. */
    public static final String UNEXPECTED = "UNEXPECTED";

    private static final String SEE_WHERE = "run it again with --debug to see where";

    /**
     * Explains an exception or error.
     *
     * @param thrown the exception or error
     * @return the failure
     */
    public static Failure of(Throwable thrown) {
        if (thrown instanceof ImagingException e) {
            return of(e.problem(), ExceptionText.orTitle(e, e.problem()), e.remedy());
        }
        if (thrown instanceof ServiceException e) {
            String message = e.getMessage() == null ? e.problem().name() : e.getMessage();
            return new Failure(e.problem().exitCode(), e.problem().name(), message, e.remedy());
        }
        if (thrown instanceof ParameterException e) {
            return UsageFailure.of(e);
        }
        if (thrown instanceof UncheckedIOException e && e.getCause() != null) {
            return of(e.getCause());
        }
        if (thrown instanceof AccessDeniedException) {
            String remedy = "run as root, or as a user who may use this file";
            return of(Problem.NO_PERMISSION, ExceptionText.of(thrown), remedy);
        }
        return new Failure(ExitCodes.UNEXPECTED, UNEXPECTED, unexpected(thrown), remedy(thrown));
    }

    private static Failure of(Problem problem, String message, String remedy) {
        return new Failure(ExitCodes.of(problem), problem.name(), message, remedy);
    }

    private static String unexpected(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            return "there is not enough memory";
        }
        if (thrown instanceof StackOverflowError) {
            return "the stack is too small";
        }
        if (thrown instanceof ServiceConfigurationError) {
            return "a part of the installation can't be loaded: " + ExceptionText.of(thrown);
        }
        String text = ExceptionText.of(thrown);
        return thrown instanceof LinkageError ? "a library can't be loaded: " + text : text;
    }

    private static String remedy(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            return "give it more, as in TBIMAGE_JAVA_OPTS='-Xmx1g -XX:MaxDirectMemorySize=1g', or lower --workers or"
                    + " --chunk-size";
        }
        if (thrown instanceof StackOverflowError) {
            return "give it more, as in TBIMAGE_JAVA_OPTS=-Xss4m, or lower --workers";
        }
        if (thrown instanceof ServiceConfigurationError) {
            return "see the folder lib of the installation";
        }
        return thrown instanceof LinkageError
                ? "if no program may run in /tmp: TBIMAGE_JAVA_OPTS=-Djava.io.tmpdir=FOLDER; else install it again"
                : SEE_WHERE;
    }

    /** {@return the same failure with another remedy} */
    public Failure withRemedy(String other) {
        return new Failure(exitCode, problem, message, other);
    }

    /** {@return message and remedy on one line, for a log} */
    public String line() {
        return message + (remedy.isBlank() ? "" : " -> " + remedy);
    }

    /** {@return one line for people, or two if there is a remedy} */
    public List<String> lines() {
        String first = Program.NAME + ": " + SafeText.line(message);
        return remedy.isBlank() ? List.of(first) : List.of(first, "  -> " + SafeText.line(remedy));
    }

    /**
     * The failure for programs.
     *
     * @param warnings the warnings that were printed before
     * @return one JSON object on one line
     */
    public String json(List<String> warnings) {
        return Json.object(json -> {
            json.writeStringField("status", "failed");
            json.writeStringField("problem", problem);
            json.writeStringField("message", message);
            Json.text(json, "remedy", Optional.of(remedy).filter(text -> !text.isBlank()));
            Json.texts(json, "warnings", warnings);
        });
    }
}
