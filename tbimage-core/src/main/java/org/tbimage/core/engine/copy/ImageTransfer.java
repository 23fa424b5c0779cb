package org.tbimage.core.engine.copy;

import java.io.IOException;
import org.tbimage.codec.Codec;
import org.tbimage.core.codec.MissingCodec;
import org.tbimage.core.engine.work.BufferSizes;
import org.tbimage.core.engine.work.OrderedWork;
import org.tbimage.core.job.JobContext;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageWriter;

/**
 * Copies the frames of one image into a new image. Chunks that the store of the new image has, and that the new image can share, are
 * neither read nor written. Each other frame is decoded and its digest checked on the way. A frame that holds
 * one chunk, and that is of the codec and level of the new image, is copied as it is. The others are encoded anew, and what
 * was encoded is decoded and compared. For one thread.
 */
public final class ImageTransfer {
    private final JobContext context;
    private final ImageReader image;
    private final Codec codec;
    private final Encoding encoding;

    /**
     * What a transfer did.
     *
     * @param image the manifest of the new image
     * @param readBytes bytes of the frames that were read
     * @param frameBytes bytes of the frames of chunks that were written
     */
    public record Moved(ImageInfo image, long readBytes, long frameBytes) {}

    /** Prepares the transfer of an image, which the caller closes, into one with frames of this codec and encoding. */
    public ImageTransfer(JobContext context, ImageReader image, Codec codec, Encoding encoding) {
        this.context = context;
        this.image = image;
        this.codec = codec;
        this.encoding = encoding;
    }

    /** Throws unless the codec of an image works on this machine. */
    public static void requireCodec(ImageInfo image, JobContext context) throws IOException {
        MissingCodec.check(image.ref().toString(), image.draft().encoding().codec(), context.codecs());
    }

    /** Copies into the writer of the new image, which the caller closes, and publishes the new image. */
    public Moved into(ImageWriter writer) throws IOException {
        if (writer.isCutByContent()) {
            return new CutTransfer(context, image, codec, encoding).into(writer);
        }
        ImageInfo info = image.info();
        boolean sameLevel = info.draft().encoding().level() == encoding.level();
        BufferSizes sizes = BufferSizes.encoding(codec, encoding.level(), encoding.chunkSize(), context.codecs());
        try (CopySink sink = new CopySink(writer, codec, encoding, context.progress());
                CopySource source = new CopySource(image, codec, sameLevel, sink);
                OrderedWork work = new OrderedWork(context, sizes)) {
            work.run(source);
            ImageInfo published = writer.publish(info.took(), info.stats().reusedChunks());
            return new Moved(published, source.readBytes(), sink.copiedBytes());
        }
    }
}
