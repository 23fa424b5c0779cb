package org.tbimage.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tbimage.store.TableEntry.Zeros;
import org.tbimage.value.ByteRange;

/** One published image, which does not change while open. Safe for many threads; the caller of {@code open} closes it. */
public interface ImageReader extends Closeable {
    /** {@return the manifest} */
    ImageInfo info();

    /** {@return the packs that hold its frames, for messages and lists; the image's own pack first} */
    List<PackInfo> packs();

    /**
     * Reads the chunk table from its first entry. May be called many times; the caller closes the cursor.
     *
     * @return the entries in order of their offsets
     * @throws IOException if the blob store fails
     */
    EntryCursor entries() throws IOException;

    /**
     * Finds the entry that holds a byte of the disk. Costs little more than one small read of the table.
     *
     * @param offset the byte, from 0 to the size of the disk less 1
     * @return the entry whose range holds it
     * @throws IllegalArgumentException if the disk has no such byte
     * @throws DamagedImageException if the table is malformed
     * @throws IOException if the blob store fails
     */
    TableEntry entryAt(long offset) throws IOException;

    /**
     * Reads a frame, and proves that it is what was stored.
     *
     * @param frame the frame, from an entry of this image
     * @param chunk the bytes of the disk that are wanted of it, for messages
     * @param target what remains of it is the length of the frame, and is filled; its position is then its limit
     * @throws DamagedImageException if the frame is missing, cut or changed; {@link MissingPartException} if its pack is
     *     missing
     * @throws IOException if the blob store fails
     */
    void readFrame(FrameRef frame, ByteRange chunk, ByteBuffer target) throws IOException;

    /**
     * Reads frames of a run of zeros that lie end to end, and proves that each is what was stored.
     *
     * @param zeros the run, an entry of this image that has frames
     * @param first number of the first frame to read, from 0
     * @param target what remains of it is a multiple of the length of a frame, and is filled; its position is then its limit
     * @throws DamagedImageException if a frame is missing, cut or changed
     * @throws IOException if the blob store fails
     */
    void readZeroFrames(Zeros zeros, long first, ByteBuffer target) throws IOException;

    /**
     * Says where a frame lies, for messages.
     *
     * @param frame the frame, from an entry of this image
     * @return name of the file that holds it, and its place there
     */
    String describe(FrameRef frame);

    /**
     * Makes the exception for a frame that was read and turned out to be wrong.
     *
     * @param frame the frame, from an entry of this image
     * @param chunk the bytes of the disk that are wanted of it
     * @param what what is wrong, in a few words
     * @param cause the cause, or null
     * @return the exception; the caller throws it
     */
    DamagedImageException damaged(FrameRef frame, ByteRange chunk, String what, @Nullable Throwable cause);

    /** Entries of a chunk table, one after the other. For one thread. */
    interface EntryCursor extends Closeable {
        /**
         * Gives the next entry.
         *
         * @return the entry, or null after the last
         * @throws DamagedImageException if the table is malformed
         * @throws IOException if the blob store fails
         */
        @Nullable
        TableEntry next() throws IOException;
    }
}
