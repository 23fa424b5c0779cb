package org.tbimage.core.engine.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.job.ImageFailure;
import org.tbimage.core.job.Verification.Result;
import org.tbimage.core.job.VerifyReport;
import org.tbimage.value.ImageRef;

/** Counts what a verification of many images found, and reports failures as they happen. For one thread. */
public final class VerifyTally {
    private final ProgressListener progress;
    private final List<ImageFailure> failures = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private long whole;
    private long failed;
    private long bytes;

    public VerifyTally(ProgressListener progress) {
        this.progress = progress;
    }

    /** Whether any image was verified. */
    public boolean any() {
        return whole + failed > 0;
    }

    /** An image of a disk of this size is whole. */
    public void whole(long size) {
        whole++;
        bytes += size;
    }

    /** An image is damaged, or could not be verified; returns what is to be remembered of it. */
    public Result failed(ImageRef ref, IOException cause) {
        failed++;
        ImageFailure failure = new ImageFailure(ref.toString(), cause);
        progress.warned(failure + (failure.remedy().isBlank() ? "" : " -> " + failure.remedy()));
        if (failures.size() < VerifyReport.MAX_LISTED) {
            failures.add(failure);
        }
        return switch (failure.problem()) {
            case IMAGE_DAMAGED -> Result.DAMAGED;
            case IMAGE_UNSUPPORTED, UNKNOWN_PROVIDER -> Result.UNSUPPORTED;
            default -> Result.UNREADABLE;
        };
    }

    /** The user must know it; only the first such warning is kept. */
    public void warnedOnce(String warning) {
        if (warnings.isEmpty()) {
            warnings.add(warning);
        }
    }

    /** {@return the sums, with the number of images that were not begun} */
    public VerifyReport report(long left) {
        return new VerifyReport(whole, failed, left, bytes, failures, warnings);
    }
}
