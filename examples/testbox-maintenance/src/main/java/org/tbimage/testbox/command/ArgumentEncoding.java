package org.tbimage.testbox.command;

import java.util.Arrays;
import java.util.Optional;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.failure.BadSetting;

/**
 * Rejects arguments that Java could not decode in the character set of the locale. Their bytes are lost, so they would name
 * another file.
 */
final class ArgumentEncoding {
    private static final char REPLACEMENT = '\uFFFD';

    private ArgumentEncoding() {}

    static void check(String... args) throws ImagingException {
        Optional<String> bad =
                Arrays.stream(args).filter(arg -> arg.indexOf(REPLACEMENT) >= 0).findFirst();
        if (bad.isPresent()) {
            String charset = System.getProperty("sun.jnu.encoding", "unknown");
            throw BadSetting.of(
                    "the argument '" + bad.get().replace(REPLACEMENT, '?')
                            + "' has characters that are not of the character set " + charset + " of this locale",
                    charset.equals("UTF-8")
                            ? "its name is not UTF-8: rename the file, or make a link to it with a plain name"
                            : "set LC_ALL to a locale with UTF-8, such as C.UTF-8");
        }
    }
}
