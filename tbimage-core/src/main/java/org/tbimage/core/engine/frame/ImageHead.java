package org.tbimage.core.engine.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.core.content.ContentSample;
import org.tbimage.core.engine.work.BufferSizes;
import org.tbimage.core.engine.work.ChunkBuffers;
import org.tbimage.core.engine.work.StageTimes;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.core.job.JobContext;
import org.tbimage.store.ImageReader;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;

/** Reads the first bytes of the disk that an image holds. */
public final class ImageHead {
    private ImageHead() {}

    /** Decodes the first chunks, as few as are needed. The end of the disk is not read. */
    public static ContentSample read(ImageReader image, JobContext context) throws IOException {
        int chunkSize = image.info().draft().encoding().chunkSize();
        BufferSizes shape = BufferSizes.decoding(chunkSize, context.codecs());
        FrameReader frames = new FrameReader(image);
        long size = image.info().draft().geometry().size();
        ByteBuffer head = ByteBuffer.allocate((int) Math.min(ContentSample.HEAD, size));
        try (WorkerContext worker = new WorkerContext(shape, context.codecs(), new StageTimes(1));
                ImageReader.EntryCursor entries = image.entries()) {
            ChunkBuffers buffers = new ChunkBuffers(shape);
            for (TableEntry entry = entries.next(); entry != null && head.hasRemaining(); entry = entries.next()) {
                int length = (int) Math.min(entry.range().length(), head.remaining());
                if (entry instanceof Chunk chunk) {
                    head.put(frames.content(chunk, buffers, worker).slice().limit(length));
                } else {
                    head.position(head.position() + length); // the buffer is all zeros
                }
            }
        }
        return new ContentSample(
                head.flip(), ByteBuffer.allocate(0), image.info().draft().geometry());
    }
}
