package org.tbimage.testbox.service.share;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tbimage.testbox.failure.ShareProblem;
import org.tbimage.testbox.file.WholeFile;
import org.tbimage.testbox.request.TftpLayout;
import org.tbimage.testbox.service.system.SmallFiles;

/**
 * Counts how often one request was tried, over restarts and power cuts. The count is kept in the first of several files
 * that can be written: a full or read-only share of images must not keep a box from being counted.
 */
public final class Attempts {
    private static final String FILE = "maintenance-attempts";
    private static final Pattern TEXT = Pattern.compile("(\\S+) (\\d{1,6})\\s*");

    private final List<Path> files;

    /**
     * Counts in files.
     *
     * @param files where the count may be kept, the preferred one first
     */
    Attempts(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /**
     * Counts for one box: in its folder of the store, else on the TFTP share, beside its request.
     *
     * @param box its folder in the store
     * @param tftp root of the TFTP share
     * @param request name of the file that asks, or would ask, for an action
     * @return its count
     */
    public static Attempts of(Path box, Path tftp, String request) {
        // hidden, so that neither boot loaders nor pxe-conf take it for a request
        Path beside = TftpLayout.configurations(tftp).resolve("." + request + ".attempts");
        return new Attempts(List.of(box.resolve(FILE), beside));
    }

    /**
     * The number of a try.
     *
     * @param number 1 for the first; 0 if it could not be kept anywhere
     * @param file where it is kept
     * @param refusals why files that are preferred could not be written, with messages for people
     */
    public record Count(int number, Optional<Path> file, List<IOException> refusals) {
        /** Keeps a copy. */
        public Count {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * Counts a try that begins. A count that cannot be kept is no reason to fail: the result says so.
     *
     * @param request which request, in one word that another start of the box finds again
     * @return the number of this try; 1 if the last one was of another request
     */
    public Count begin(String request) {
        int number = last(request) + 1;
        List<IOException> refusals = new ArrayList<>();
        for (Path file : files) {
            try {
                WholeFile.write(file, (request + " " + number + "\n").getBytes(StandardCharsets.US_ASCII));
                return new Count(number, Optional.of(file), refusals);
            } catch (IOException e) {
                refusals.add(ShareProblem.ofWriting(file, e));
            }
        }
        return new Count(0, Optional.empty(), refusals);
    }

    /** The highest number: which file was writable may have changed from one try to the next. */
    private int last(String request) {
        return files.stream().mapToInt(file -> last(file, request)).max().orElse(0);
    }

    private static int last(Path file, String request) {
        Optional<String> text;
        try {
            text = SmallFiles.read(file);
        } catch (IOException e) {
            return 0; // a damaged count, or a share that fails: whoever writes next begins anew
        }
        return text.map(TEXT::matcher)
                .filter(Matcher::matches)
                .filter(matcher -> matcher.group(1).equals(request))
                .map(matcher -> Integer.parseInt(matcher.group(2)))
                .orElse(0);
    }

    /**
     * The request is done.
     *
     * @throws IOException if a count cannot be removed
     */
    public void reset() throws IOException {
        for (Path file : files) {
            if (Files.exists(file)) { // on a read-only share, a removal fails even if there is no such file
                Files.deleteIfExists(file);
            }
        }
    }
}
