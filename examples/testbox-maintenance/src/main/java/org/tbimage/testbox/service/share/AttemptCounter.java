package org.tbimage.testbox.service.share;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tbimage.testbox.failure.ShareProblem;
import org.tbimage.testbox.file.AtomicFile;
import org.tbimage.testbox.request.TftpLayout;
import org.tbimage.testbox.service.system.TextFile;

/**
 * Counts the attempts of a request over restarts and power cuts. The count is stored in the first of several files that can
 * be written, so that a full or read-only backup share does not prevent counting.
 */
public final class AttemptCounter {
    private static final String FILE = "maintenance-attempts";
    private static final Pattern TEXT = Pattern.compile("(\\S+) (\\d{1,6})\\s*");

    private final List<Path> files;

    /**
     * Makes a counter.
     *
     * @param files where the count may be stored, the preferred file first
     */
    AttemptCounter(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /**
     * Makes the counter of a box. It counts in the box's folder in the store, or else on the TFTP share beside the request.
     *
     * @param box the folder of the box in the store
     * @param tftp the root of the TFTP share
     * @param request the name of the PXE file that requests, or would request, an action
     * @return the counter
     */
    public static AttemptCounter of(Path box, Path tftp, String request) {
        // hidden, so that boot loaders and pxe-conf ignore it
        Path beside = TftpLayout.configurations(tftp).resolve("." + request + ".attempts");
        return new AttemptCounter(List.of(box.resolve(FILE), beside));
    }

    /**
     * The number of an attempt.
     *
     * @param number 1 for the first; 0 if it could not be stored
     * @param file where it is stored
     * @param failures why preferred files could not be written, with messages for people
     */
    public record Count(int number, Optional<Path> file, List<IOException> failures) {
        /** Copies the list. */
        public Count {
            failures = List.copyOf(failures);
        }
    }

    /**
     * Counts an attempt that begins. If the count can't be stored, the result reports it.
     *
     * @param request the request as one word, the same after a restart of the box
     * @return the number of this attempt; 1 if the last attempt was of another request
     */
    public Count begin(String request) {
        int number = last(request) + 1;
        List<IOException> failures = new ArrayList<>();
        for (Path file : files) {
            try {
                AtomicFile.write(file, (request + " " + number + "\n").getBytes(StandardCharsets.US_ASCII));
                return new Count(number, Optional.of(file), failures);
            } catch (IOException e) {
                failures.add(ShareProblem.ofWriting(file, e));
            }
        }
        return new Count(0, Optional.empty(), failures);
    }

    /** Takes the highest number, because different files may have been writable at different attempts. */
    private int last(String request) {
        return files.stream().mapToInt(file -> last(file, request)).max().orElse(0);
    }

    private static int last(Path file, String request) {
        Optional<String> text;
        try {
            text = TextFile.read(file);
        } catch (IOException e) {
            return 0; // a damaged count or a failing share: start again
        }
        return text.map(TEXT::matcher)
                .filter(Matcher::matches)
                .filter(matcher -> matcher.group(1).equals(request))
                .map(matcher -> Integer.parseInt(matcher.group(2)))
                .orElse(0);
    }

    /**
     * Removes the count after the request is done.
     *
     * @throws IOException if it can't be removed
     */
    public void reset() throws IOException {
        for (Path file : files) {
            AtomicFile.remove(file);
        }
    }
}
