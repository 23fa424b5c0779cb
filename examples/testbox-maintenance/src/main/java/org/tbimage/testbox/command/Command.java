package org.tbimage.testbox.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Parameter;
import org.tbimage.testbox.output.Answer;

/** One word that a user can type behind the program's name. Has no state. */
public interface Command {
    /** {@return the word} */
    String name();

    /** {@return one line for the help} */
    String summary();

    /** {@return what else there is to know, as lines below the options in the help; none by default} */
    default List<String> notes() {
        return List.of();
    }

    /** {@return the settings it takes, in the order to show them} */
    List<Parameter> parameters();

    /** {@return what it takes that stands without an option's name, besides devices; nothing by default} */
    default Optional<Words> words() {
        return Optional.empty();
    }

    /** {@return a second, short name of a setting, as in {@code -c}; empty, as by default, if it has none} */
    default String shortName(Parameter parameter) {
        return "";
    }

    /**
     * Runs to the end.
     *
     * @param call what the user gave, and what there is
     * @return what to print
     * @throws org.tbimage.problem.ImagingException where the user can do something about it
     * @throws IOException if anything else failed
     */
    Answer run(Call call) throws IOException;
}
