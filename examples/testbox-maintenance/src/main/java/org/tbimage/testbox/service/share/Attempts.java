package org.tbimage.testbox.service.share;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tbimage.testbox.file.WholeFile;
import org.tbimage.testbox.service.system.SmallFiles;

/** Counts in the folder of the box how often one request was tried, over restarts and power cuts. */
public final class Attempts {
    private static final String FILE = "maintenance-attempts";
    private static final Pattern TEXT = Pattern.compile("(\\S+) (\\d{1,6})\\s*");

    private final Path file;

    /**
     * Counts for one box.
     *
     * @param box its folder
     */
    public Attempts(Path box) {
        this.file = box.resolve(FILE);
    }

    /**
     * Counts a try that begins.
     *
     * @param request which request, in one word that another start of the box finds again
     * @return how many that makes; 1 if the last one was of another request
     * @throws IOException if it can't be kept
     */
    public int begin(String request) throws IOException {
        Optional<Matcher> before = SmallFiles.read(file).map(TEXT::matcher).filter(Matcher::matches);
        int count = before.filter(matcher -> matcher.group(1).equals(request))
                        .map(matcher -> Integer.parseInt(matcher.group(2)))
                        .orElse(0)
                + 1;
        WholeFile.write(file, (request + " " + count + "\n").getBytes(StandardCharsets.US_ASCII));
        return count;
    }

    /**
     * The request is done.
     *
     * @throws IOException if that can't be kept
     */
    public void reset() throws IOException {
        Files.deleteIfExists(file);
    }
}
