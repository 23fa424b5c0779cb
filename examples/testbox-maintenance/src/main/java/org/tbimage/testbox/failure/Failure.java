package org.tbimage.testbox.failure;

import java.util.List;
import java.util.Optional;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.output.Json;
import org.tbimage.testbox.output.SafeText;

/**
 * What went wrong, as the user is told.
 *
 * @param exitCode what the program ends with
 * @param problem stable name of its kind, that of a {@link org.tbimage.problem.Problem}, of a
 *     {@link ServiceProblem} or {@value #UNEXPECTED}
 * @param message what happened
 * @param remedy what to do next; empty where there is nothing to say
 */
public record Failure(int exitCode, String problem, String message, String remedy) {
    /** The kind of what has no kind. */
    public static final String UNEXPECTED = "UNEXPECTED";

    /** {@return a failure that the library understands} */
    static Failure of(ImagingException e) {
        return new Failure(ExitCodes.of(e.problem()), e.problem().name(), Wording.orTitle(e, e.problem()), e.remedy());
    }

    /** {@return the same, with an option or a command that helps} */
    Failure withHint(String hint) {
        if (hint.isEmpty()) {
            return this;
        }
        return new Failure(exitCode, problem, message, remedy.isBlank() ? hint : remedy + " (" + hint + ")");
    }

    /** {@return a failure of the service} */
    static Failure of(ServiceException e) {
        String message = e.getMessage() == null ? e.problem().name() : e.getMessage();
        return new Failure(e.problem().exitCode(), e.problem().name(), message, e.remedy());
    }

    /** {@return a failure that nobody foresaw} */
    static Failure unexpected(String message, String remedy) {
        return new Failure(ExitCodes.UNEXPECTED, UNEXPECTED, message, remedy);
    }

    /** {@return one line for people, or two if there is a remedy} */
    public List<String> lines() {
        String first = "testbox-maintenance: " + SafeText.line(message);
        return remedy.isBlank() ? List.of(first) : List.of(first, "  -> " + SafeText.line(remedy));
    }

    /**
     * The same for machines.
     *
     * @param warnings what the user was warned of before
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
