package org.tbimage.testbox.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Parameter;
import org.tbimage.testbox.output.Report;

/** A command of the program, such as {@code list}. Has no state. */
public interface Command {
    /** {@return its name} */
    String name();

    /** {@return one line for the help} */
    String summary();

    /** {@return further lines of the help, below the options; none by default} */
    default List<String> notes() {
        return List.of();
    }

    /** {@return the settings it takes, in the order in which they are shown; none by default} */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** {@return the arguments without a name that it takes, besides devices; none by default} */
    default Optional<Operands> operands() {
        return Optional.empty();
    }

    /** {@return the short name of a setting, such as {@code -c}; empty, the default, if it has none} */
    default String shortName(Parameter parameter) {
        return "";
    }

    /**
     * Runs the command to its end.
     *
     * @param call the arguments and the environment of this invocation
     * @return the report to print
     * @throws org.tbimage.problem.ImagingException if it fails and the user can do something about it
     * @throws IOException if it fails for another reason
     */
    Report run(Invocation call) throws IOException;
}
