package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.CancelledException;
import org.tbimage.core.job.CopyRequest;
import org.tbimage.core.job.JobContext;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.store.PlainImage;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/**
 * Makes images with a manifest of files without one, as the script before this program wrote them. The time of an image is that of
 * its file. For one thread.
 */
final class PlainImports {
    private final CopyRequest request;
    private final JobContext context;
    private final CopyTarget target;
    private final CopyTally tally;

    PlainImports(CopyRequest request, JobContext context, CopyTarget target, CopyTally tally) {
        this.request = request;
        this.context = context;
        this.target = target;
        this.tally = tally;
    }

    /** What to do with a file. */
    private interface Step {
        void run(PlainImage file) throws IOException;
    }

    /** Copies the files of a disk that the other store does not have as images. */
    void copy(ImageName disk) throws IOException {
        forEach(disk, file -> copy(disk, file));
    }

    /** Counts what {@link #copy} would do. Nothing is expanded. */
    void plan(ImageName disk) throws IOException {
        forEach(disk, file -> tally.copied(file.key(), 0, file.length(), 0));
    }

    private void forEach(ImageName disk, Step step) throws IOException {
        for (PlainImage file : files(disk)) {
            context.cancellation().check();
            try {
                if (isPresent(disk, file)) {
                    tally.present();
                } else if (isRemoved(disk, file)) {
                    tally.removed();
                } else {
                    step.run(file);
                }
            } catch (CancelledException e) {
                throw e;
            } catch (IOException e) {
                if (target.threw(e)) {
                    throw e;
                }
                tally.failed(file.key(), e);
            }
        }
    }

    private List<PlainImage> files(ImageName disk) {
        try {
            return request.from().files().plainImages(disk);
        } catch (IOException e) {
            tally.failed(disk + " in files without a manifest", e);
            return List.of();
        }
    }

    /** Whether an image was made of this file before: of the same name, length and time. The content is not compared. */
    private boolean isPresent(ImageName disk, PlainImage file) throws IOException {
        Optional<Instant> time = PlainImport.time(file);
        for (Generation generation : request.to().generations(disk)) {
            if (isOf(file, time, new ImageRef(disk, generation))) {
                return true;
            }
        }
        return false;
    }

    private boolean isRemoved(ImageName disk, PlainImage file) throws IOException {
        Optional<Instant> time = PlainImport.time(file);
        return time.isPresent() && request.to().isRemoved(new ImageRef(disk, Generation.at(time.get())));
    }

    private boolean isOf(PlainImage file, Optional<Instant> time, ImageRef image) throws IOException {
        try {
            ImageDraft draft = request.to().info(image).draft();
            return (time.isEmpty() || time.get().equals(draft.createdAt()))
                    && draft.madeBy().endsWith(PlainImport.origin(file));
        } catch (DamagedImageException | NoSuchImageException e) {
            return false; // the image can't be used, or was deleted meanwhile
        }
    }

    private void copy(ImageName disk, PlainImage file) throws IOException {
        PlainImport plain = new PlainImport(request, context, disk, file);
        ImageInfo image = plain.run(target);
        tally.copied(
                image.ref() + " of " + file.file(),
                image.draft().geometry().size(),
                2 * file.length(), // once to prove it, and once to copy it
                image.stats().storedBytes());
        List<Generation> others = request.from().generations(disk);
        if (!others.isEmpty() && others.get(others.size() - 1).compareTo(image.generation()) < 0) {
            tally.warned(image.ref() + ", made of " + file.file()
                    + ", is newer than all images of the disk: a restore takes it unless another generation is given");
        }
    }
}
