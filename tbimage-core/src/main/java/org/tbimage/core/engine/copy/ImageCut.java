package org.tbimage.core.engine.copy;

import java.io.IOException;
import org.tbimage.store.ImageReader;
import org.tbimage.store.Share;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;

/** How an image was made, as its chunk table and its packs show. The manifest does not tell. */
final class ImageCut {
    /** Of an image that is cut by content, one of the first chunks is shorter than a whole one. */
    private static final int LOOKED_AT = 1000;

    private ImageCut() {}

    /** With which images it was made to share. The first image of a disk shares nothing and is self-contained. */
    static Share share(ImageReader image) throws IOException {
        if (isByContent(image)) {
            return Share.STORE;
        }
        return image.packs().size() > 1 ? Share.GENERATIONS : Share.NONE;
    }

    /** Whether its chunks are cut by content. */
    static boolean isByContent(ImageReader image) throws IOException {
        long size = image.info().draft().geometry().size();
        int chunkSize = image.info().draft().encoding().chunkSize();
        int chunks = 0;
        try (ImageReader.EntryCursor entries = image.entries()) {
            for (TableEntry entry = entries.next(); entry != null && chunks < LOOKED_AT; entry = entries.next()) {
                if (entry instanceof Chunk chunk) {
                    boolean last = chunk.range().end() == size && chunk.range().offset() % chunkSize == 0;
                    if (!chunk.isWholeFrame() || (chunk.range().length() != chunkSize && !last)) {
                        return true;
                    }
                    chunks++;
                }
            }
        }
        return false;
    }
}
