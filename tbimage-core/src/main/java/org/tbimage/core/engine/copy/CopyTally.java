package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.job.CopyReport;
import org.tbimage.core.job.ImageFailure;

/** Counts what became of the images of a copy, and reports failures as they happen. For one thread. */
public final class CopyTally {
    private final ProgressListener progress;
    private final List<String> images = new ArrayList<>();
    private final List<ImageFailure> failures = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private long copied;
    private long present;
    private long removed;
    private long failed;
    private long diskBytes;
    private long readBytes;
    private long writtenBytes;

    public CopyTally(ProgressListener progress) {
        this.progress = progress;
    }

    /** An image was copied, or would be. */
    void copied(String image, long size, long read, long written) {
        copied++;
        diskBytes += size;
        readBytes += read;
        writtenBytes += written;
        if (images.size() < CopyReport.MAX_LISTED) {
            images.add(image);
        }
    }

    /** The other store has the image already. */
    void present() {
        present++;
    }

    /** The image was removed from the other store. */
    void removed() {
        removed++;
    }

    /** An image could not be copied; the next ones are. */
    void failed(String image, IOException cause) {
        failed++;
        ImageFailure failure = new ImageFailure(image, cause);
        progress.warned("not copied: " + failure);
        if (failures.size() < CopyReport.MAX_LISTED) {
            failures.add(failure);
        }
    }

    /** The user must know it, although the images were copied. */
    void warned(String warning) {
        warnings.add(warning);
    }

    /** The copy is stopped: reports what was copied before. */
    public void stopped() {
        if (copied > 0) {
            progress.noted("before the copy was stopped, " + copied + " images were copied and " + present
                    + " were there already");
        }
    }

    /** {@return the sums} */
    public CopyReport report() {
        return new CopyReport(
                copied, present, removed, failed, diskBytes, readBytes, writtenBytes, images, failures, warnings);
    }
}
