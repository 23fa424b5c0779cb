package org.tbimage.testbox.service.share;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.tbimage.testbox.file.AtomicFile;
import org.tbimage.testbox.service.system.TextFile;

/**
 * Records in the folder of the box which backup request began when its disks had no images. Images that exist at a later
 * attempt were made by the same request, so a box whose power was cut continues with the other disks.
 */
public final class FirstBackupRecord {
    private static final String FILE = "maintenance-first-images";

    private final Path file;

    /**
     * Makes the record of a box.
     *
     * @param box the folder of the box in the store
     */
    public FirstBackupRecord(Path box) {
        this.file = box.resolve(FILE);
    }

    /**
     * Records that a request begins while the disks have no images.
     *
     * @param request the request as one word, the same after a restart of the box
     * @throws IOException if it can't be stored
     */
    public void begin(String request) throws IOException {
        AtomicFile.write(file, (request + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Returns whether the disks had no images when a request began.
     *
     * @param request as for {@link #begin}
     * @return whether all existing images were made by this request
     * @throws IOException if the record can't be read
     */
    public boolean madeBy(String request) throws IOException {
        return TextFile.read(file).map(String::strip).filter(request::equals).isPresent();
    }

    /**
     * Removes the record after the request is done.
     *
     * @throws IOException if it can't be removed
     */
    public void reset() throws IOException {
        AtomicFile.remove(file);
    }
}
