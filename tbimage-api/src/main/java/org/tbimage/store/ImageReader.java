package org.tbimage.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One published image, unchanging while open. Safe for many threads; the caller of {@code open} closes it. */
public interface ImageReader extends Closeable {
    /** {@return the manifest} */
    ImageInfo info();

    /** {@return the packs, in the order of the numbers that {@link FrameRef#pack} gives} */
    List<PackInfo> packs();

    /**
     * Reads the chunk table from its first entry. May be called many times; the caller closes the cursor.
     *
     * @return the entries in order of their offsets
     * @throws IOException if the medium fails
     */
    EntryCursor entries() throws IOException;

    /**
     * Reads bytes of a pack, frames or not, unchecked.
     *
     * @param pack number of the pack
     * @param offset place of the first byte in the pack
     * @param target what remains of it is filled; its position is then its limit
     * @throws DamagedImageException if the pack is missing or ends before
     * @throws IOException if the medium fails
     */
    void readPack(int pack, long offset, ByteBuffer target) throws IOException;

    /** Entries of a chunk table, one after the other. For one thread. */
    interface EntryCursor extends Closeable {
        /**
         * Gives the next entry.
         *
         * @return the entry, or null behind the last
         * @throws DamagedImageException if the table is malformed
         * @throws IOException if the medium fails
         */
        @Nullable
        TableEntry next() throws IOException;
    }
}
