package org.tbimage.testbox.service.share;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tbimage.testbox.file.WholeFile;
import org.tbimage.testbox.service.system.SmallFiles;

/**
 * Remembers in the folder of the box which request began when its disks had no images. Those they have at a later attempt
 * are then of that request, and no reason to refuse it: a box whose power was cut in the middle goes on with the rest.
 */
public final class FirstImages {
    private static final String FILE = "maintenance-first-images";

    private final Path file;

    /**
     * Remembers for one box.
     *
     * @param box its folder
     */
    public FirstImages(Path box) {
        this.file = box.resolve(FILE);
    }

    /**
     * The disks have no images now.
     *
     * @param request which request, in one word that another start of the box finds again
     * @throws IOException if it can't be kept
     */
    public void begin(String request) throws IOException {
        WholeFile.write(file, (request + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Tells whose images there are.
     *
     * @param request as at {@link #begin}
     * @return whether there were none when this request began
     * @throws IOException if it can't be read
     */
    public boolean areOf(String request) throws IOException {
        return SmallFiles.read(file).map(String::strip).filter(request::equals).isPresent();
    }

    /**
     * The request is done.
     *
     * @throws IOException if that can't be kept
     */
    public void reset() throws IOException {
        if (Files.exists(file)) { // on a read-only share, a removal fails even if there is no such file
            Files.deleteIfExists(file);
        }
    }
}
