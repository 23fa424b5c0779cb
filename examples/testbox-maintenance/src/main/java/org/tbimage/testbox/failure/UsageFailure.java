package org.tbimage.testbox.failure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tbimage.problem.Problem;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the parser could not make sense of, in words that are not the parser's. */
final class UsageFailure {
    private static final int MOST_SUGGESTIONS = 3;

    private UsageFailure() {}

    static Failure of(ParameterException e) {
        CommandLine parser = e.getCommandLine();
        List<String> unmatched = parser.getUnmatchedArguments();
        // Of a mistyped option the parser says first that the right one is missing, which helps less.
        boolean mistyped = e instanceof UnmatchedArgumentException || e instanceof MissingParameterException;
        String message = mistyped && !unmatched.isEmpty() ? unmatched(parser, unmatched) : lowerFirst(Wording.of(e));
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
                        .limit(MOST_SUGGESTIONS)
                        .collect(Collectors.joining("' or '", "; did you mean '", "'?"));
    }

    private static String lowerFirst(String message) {
        String words = message.replace("is not an int", "is not a whole number")
                .replace("is not a boolean", "is not true or false");
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
