package org.tbimage.testbox.command;

import java.util.Arrays;
import java.util.Optional;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/**
 * Refuses arguments that Java could not decode in the character set of the locale: the bytes that the user typed are
 * lost, and another file would be named.
 */
final class ReadableArguments {
    private static final char LOST = '\uFFFD';

    private ReadableArguments() {}

    static void check(String... args) throws ImagingException {
        Optional<String> bad =
                Arrays.stream(args).filter(arg -> arg.indexOf(LOST) >= 0).findFirst();
        if (bad.isPresent()) {
            String charset = System.getProperty("sun.jnu.encoding", "unknown");
            throw new ImagingException(
                    Problem.BAD_SETTING,
                    "the argument '" + bad.get().replace(LOST, '?')
                            + "' has characters that are not of the character set " + charset + " of this locale",
                    charset.equals("UTF-8")
                            ? "its name is not UTF-8: rename the file, or make a link to it with a plain name"
                            : "set LC_ALL to a locale with UTF-8, such as C.UTF-8");
        }
    }
}
