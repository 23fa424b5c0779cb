package org.tbimage.core.engine;

import java.io.IOException;
import java.util.Optional;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.Codec;
import org.tbimage.core.engine.copy.CopiedDraft;
import org.tbimage.core.engine.copy.ImageTransfer;
import org.tbimage.core.job.CopyResult;
import org.tbimage.core.job.JobContext;
import org.tbimage.device.DiskIdentity;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.NewImage;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/**
 * Publishes an image under another name, or in another store. The copy keeps the generation, the times and the statistics of
 * the image. Frames are copied as they are; each is decoded and its digest checked on the way, so that no damage is copied.
 * For one thread.
 */
public final class Copy {
    private final JobContext context;

    /** Prepares a copy. Nothing happens yet. */
    public Copy(JobContext context) {
        this.context = context;
    }

    /**
     * Copies an image within a store: without a copy of its packs where the store can do that, else chunk by chunk.
     *
     * @param store the store; the caller closes it
     * @param from which image
     * @param to the name of the copy; not the name of the image itself
     * @param identity which piece of hardware the copy is said to be of
     * @return the copy
     * @throws IOException as {@link #to}
     */
    public CopyResult within(ImageStore store, ImageRef from, ImageName to, DiskIdentity identity) throws IOException {
        Optional<ImageRef> linked = store.copy(from, to, identity);
        if (linked.isPresent()) {
            return new CopyResult(linked.get(), true, 0);
        }
        try (ImageReader image = store.open(from)) {
            return to(image, store, to, identity);
        }
    }

    /**
     * Copies an image to a store, chunk by chunk.
     *
     * @param image the image; the caller closes it
     * @param store where the copy goes; the caller closes it
     * @param to the name of the copy
     * @param identity which piece of hardware the copy is said to be of
     * @return the copy
     * @throws org.tbimage.store.ImageConflictException if the store has the generation under that name already
     * @throws org.tbimage.store.DamagedImageException if the image is damaged; nothing is published
     * @throws org.tbimage.action.CancelledException if cancelled; nothing is published
     * @throws IOException if a store fails
     */
    public CopyResult to(ImageReader image, ImageStore store, ImageName to, DiskIdentity identity) throws IOException {
        ImageInfo info = image.info();
        ImageTransfer.requireCodec(info, context);
        Encoding encoding = info.draft().encoding();
        Codec codec = context.codecs().get(encoding.codec());
        NewImage copy = NewImage.of(CopiedDraft.of(info.draft(), to, identity, encoding), codec)
                .withGeneration(info.generation());
        context.progress()
                .phaseStarted(
                        ProgressListener.Phase.COPY,
                        info.ref().toString(),
                        info.draft().geometry().size());
        try (ImageWriter writer = store.create(copy, context.progress()::warned)) {
            ImageTransfer.Moved moved = new ImageTransfer(context, image, codec, encoding).into(writer);
            return new CopyResult(moved.image().ref(), false, moved.frameBytes());
        } finally {
            context.progress().phaseEnded();
        }
    }
}
