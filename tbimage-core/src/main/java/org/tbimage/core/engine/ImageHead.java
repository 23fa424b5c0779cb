package org.tbimage.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.core.content.ContentSample;
import org.tbimage.store.ImageReader;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;

/** Reads the first bytes of the disk that an image holds. */
final class ImageHead {
    private ImageHead() {}

    /** Expands the first chunks, as few as are needed; the end of the disk is not looked at. */
    static ContentSample read(ImageReader image, EngineContext context) throws IOException {
        int chunkSize = image.info().draft().encoding().chunkSize();
        SlotShape shape = SlotShape.decoding(chunkSize, context.codecs());
        Frames frames = new Frames(image);
        long size = image.info().draft().geometry().size();
        ByteBuffer head = ByteBuffer.allocate((int) Math.min(ContentSample.HEAD, size));
        try (Tools tools = new Tools(shape, context.codecs());
                ImageReader.EntryCursor entries = image.entries()) {
            Slot slot = new Slot(shape);
            for (TableEntry entry = entries.next(); entry != null && head.hasRemaining(); entry = entries.next()) {
                int length = (int) Math.min(entry.range().length(), head.remaining());
                if (entry instanceof Chunk chunk) {
                    head.put(frames.content(chunk, slot, tools).slice().limit(length));
                } else {
                    head.position(head.position() + length); // the buffer is all zeros
                }
            }
        }
        return new ContentSample(
                head.flip(), ByteBuffer.allocate(0), image.info().draft().geometry());
    }
}
