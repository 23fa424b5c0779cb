package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.util.Optional;
import org.tbimage.action.CancelledException;
import org.tbimage.core.job.CopyRequest;
import org.tbimage.core.job.JobContext;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.NewImage;
import org.tbimage.store.PackInfo;
import org.tbimage.value.ImageRef;

/** Copies images with a manifest, one after the other. For one thread. */
final class ImageCopies {
    private final CopyRequest request;
    private final JobContext context;
    private final CopyTarget target;
    private final CopyTally tally;
    private final PresentCopy present;

    ImageCopies(CopyRequest request, JobContext context, CopyTarget target, CopyTally tally) {
        this.request = request;
        this.context = context;
        this.target = target;
        this.tally = tally;
        this.present = new PresentCopy(request.to());
    }

    /**
     * Copies an image, unless the other store has it. What is wrong with this image is counted as a failure.
     *
     * @param orNext whether to take another generation of the same second if its generation is taken
     * @return false if its generation is taken; nothing is counted then
     * @throws IOException if the other store can't be written
     */
    boolean copy(CopyItem item, boolean orNext) throws IOException {
        try (ImageReader image = request.from().open(item.ref())) {
            Optional<ImageRef> there = present.find(image);
            if (there.isPresent()) {
                tally.present();
                pin(item.ref(), there.get());
                return true;
            }
            boolean removed = request.to().isRemoved(item.ref());
            if (removed && request.images().generation().isEmpty()) {
                tally.removed();
                return true;
            }
            ImageTransfer.requireCodec(image.info(), context);
            return copy(image, orNext || removed);
        } catch (CancelledException e) {
            throw e;
        } catch (IOException e) {
            if (target.threw(e)) {
                throw e;
            }
            tally.failed(item.ref().toString(), e);
            return true;
        }
    }

    private boolean copy(ImageReader image, boolean orNext) throws IOException {
        ImageInfo info = image.info();
        ImageDraft draft = info.draft();
        ImageCodec made = ImageCodec.of(request, draft.encoding(), context);
        NewImage copy = NewImage.of(
                        CopiedDraft.of(draft, draft.name(), draft.identity(), made.encoding()), made.codec())
                .withGeneration(info.generation())
                .withShare(request.share().isPresent() ? request.share().get() : ImageCut.share(image));
        Optional<WatchedWriter> writer = target.begin(copy, orNext);
        if (writer.isEmpty()) {
            return false;
        }
        ImageTransfer transfer = new ImageTransfer(context, image, made.codec(), made.encoding());
        ImageTransfer.Moved moved = target.with(writer.get(), transfer::into);
        ImageInfo published = moved.image();
        if (!published.ref().equals(info.ref())) {
            tally.warned(info.ref() + " was copied as " + published.ref() + ", since its name is taken");
        }
        pin(info.ref(), published.ref());
        tally.copied(
                published.ref().toString(),
                draft.geometry().size(),
                moved.readBytes(),
                published.stats().storedBytes());
        return true;
    }

    private void pin(ImageRef image, ImageRef copy) {
        try {
            new PinCopy(request.from(), request.to()).run(image, copy);
        } catch (IOException e) {
            tally.warned("the pin of " + image + " was not copied: " + e.getMessage());
        }
    }

    /** Counts what {@link #copy} would do. */
    void plan(CopyItem item) throws IOException {
        try (ImageReader image = request.from().open(item.ref())) {
            if (present.find(image).isPresent()) {
                tally.present();
            } else if (request.images().generation().isEmpty() && request.to().isRemoved(item.ref())) {
                tally.removed();
            } else {
                long packs = image.packs().stream().mapToLong(PackInfo::length).sum();
                tally.copied(item.ref().toString(), item.size(), packs, 0);
            }
        } catch (CancelledException e) {
            throw e;
        } catch (IOException e) {
            tally.failed(item.ref().toString(), e);
        }
    }
}
