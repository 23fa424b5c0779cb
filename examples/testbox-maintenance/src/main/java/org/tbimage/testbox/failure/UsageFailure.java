package org.tbimage.testbox.failure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tbimage.problem.Problem;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Explains errors of the command line in better words than the parser. */
final class UsageFailure {
    private static final int MAX_SUGGESTIONS = 3;

    private UsageFailure() {}

    static Failure of(ParameterException e) {
        CommandLine parser = e.getCommandLine();
        List<String> unmatched = parser.getUnmatchedArguments();
        // For a mistyped option the parser first reports that the right one is missing, which helps less.
        boolean mistyped = e instanceof UnmatchedArgumentException || e instanceof MissingParameterException;
        String message =
                mistyped && !unmatched.isEmpty() ? unmatched(parser, unmatched) : lowerFirst(ExceptionText.of(e));
        String command = parser.getCommandSpec().qualifiedName();
        return new Failure(ExitCodes.USAGE, Problem.BAD_SETTING.name(), message, "see '" + command + " --help'");
    }

    private static String unmatched(CommandLine parser, List<String> unmatched) {
        String first = unmatched.get(0);
        String message = "'" + first + "' is one argument too many";
        if (first.startsWith("-")) {
            message = "there is no option '" + first + "'";
        } else if (!parser.getSubcommands().isEmpty()) {
            message = "there is no command '" + first + "'";
        }
        return message + suggestions(new UnmatchedArgumentException(parser, unmatched).getSuggestions());
    }

    private static String suggestions(List<String> suggestions) {
        return suggestions.isEmpty()
                ? ""
                : suggestions.stream()
                        .limit(MAX_SUGGESTIONS)
                        .collect(Collectors.joining("' or '", "; did you mean '", "'?"));
    }

    private static String lowerFirst(String message) {
        String words = message.replace("is not an int", "is not a whole number")
                .replace("is not a boolean", "is not true or false");
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
