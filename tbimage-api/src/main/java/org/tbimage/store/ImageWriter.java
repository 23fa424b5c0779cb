package org.tbimage.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Sha256;

/**
 * Receives the chunks of one new image, in order of their offsets and without a gap. For one thread, except {@link #find}.
 * Closing without {@link #publish} leaves no trace of it. After a failure of any method but {@code find} the writer can
 * only be closed.
 */
public interface ImageWriter extends Closeable {
    /** {@return which image it will be} */
    ImageRef ref();

    /**
     * Looks for a stored frame that holds exactly a chunk's content, before the chunk is encoded. Any thread; chunks near each
     * other should be looked for at about the same time. Never fails: what is wrong with older images is a warning, and
     * counts as not found. By default nothing is found.
     *
     * @param range its bytes on the device
     * @param digest SHA-256 of its content
     * @return the frame, or empty if the chunk must be encoded
     */
    default Optional<StoredFrame> find(ByteRange range, Sha256 digest) {
        return Optional.empty();
    }

    /**
     * Appends a chunk.
     *
     * @param range its bytes on the device
     * @param digest SHA-256 of its content
     * @param frame its frame; what remains of it is written; its position is then its limit
     * @param unreadable which of its bytes could not be read, in order; mostly none
     * @throws IllegalArgumentException if the range is not the next
     * @throws IOException if the blob store fails
     */
    void put(ByteRange range, Sha256 digest, ByteBuffer frame, List<ByteRange> unreadable) throws IOException;

    /**
     * Whether the chunks should be cut by content, so that other images share them wherever they lie on a disk. The caller then
     * cuts at boundaries that the content decides, finds each chunk by {@link #find}, and puts several new chunks in a row into one
     * frame by {@link #putFrame}. By default chunks are of fixed size, a frame each.
     *
     * @return whether the image is to be shared by content
     */
    default boolean isCutByContent() {
        return false;
    }

    /**
     * Stores a frame that holds several chunks. The chunks are appended afterwards, in order of their offsets, each by
     * {@link #putPart}; other chunks may lie between them. By default no store takes such frames.
     *
     * @param frame the frame; what remains of it is written; its position is then its limit
     * @param contentLength length of what the frame decodes to, in bytes, at most a chunk of the image's encoding
     * @return where it is stored
     * @throws IOException if the blob store fails
     */
    default FrameRef putFrame(ByteBuffer frame, int contentLength) throws IOException {
        throw new UnsupportedOperationException(ref() + " has one chunk in each frame");
    }

    /**
     * Appends a chunk that is a part of a frame.
     *
     * @param range its bytes on the device
     * @param digest SHA-256 of its content
     * @param frame a frame that {@link #putFrame} of this writer returned
     * @param at offset of the chunk in the decoded content of the frame, in bytes
     * @param unreadable which of its bytes could not be read, in order; mostly none
     * @throws IllegalArgumentException if the range is not the next, or not in the frame
     * @throws IOException if the blob store fails
     */
    default void putPart(ByteRange range, Sha256 digest, FrameRef frame, int at, List<ByteRange> unreadable)
            throws IOException {
        throw new UnsupportedOperationException(ref() + " has one chunk in each frame");
    }

    /**
     * Appends a chunk whose frame is stored already, and which the image refers to. By default no store does so.
     *
     * @param range its bytes on the device
     * @param digest SHA-256 of its content
     * @param frame its frame, given by {@link #find} of this writer, and {@linkplain StoredFrame#isShared shared}
     * @param unreadable which of its bytes could not be read, in order; mostly none
     * @throws IllegalArgumentException if the range is not the next, or the frame is not shared
     * @throws IOException if the blob store fails
     */
    default void putStored(ByteRange range, Sha256 digest, StoredFrame frame, List<ByteRange> unreadable)
            throws IOException {
        throw new IllegalArgumentException(ref() + " can not refer to frames of other images");
    }

    /**
     * Appends a run of zeros: as many equal frames as make it up.
     *
     * @param range its bytes on the device, a multiple of {@code contentLength}
     * @param frame the frame to repeat, from position to limit; left as it was
     * @param contentLength length of what the frame expands to, in bytes
     * @throws IllegalArgumentException if the range is not the next, or not a multiple
     * @throws IOException if the blob store fails
     */
    void putZeros(ByteRange range, ByteBuffer frame, int contentLength) throws IOException;

    /**
     * Makes the image visible and durable. Called once, after the last chunk.
     *
     * @param took how long the backup took
     * @param reusedChunks how many chunks have a frame that was stored before
     * @return its manifest
     * @throws IllegalStateException if the chunks do not cover the device
     * @throws ImageConflictException if another writer has published the generation, or the claim of this one was revoked
     * @throws IOException if the blob store fails; the image is then not visible
     */
    ImageInfo publish(Duration took, long reusedChunks) throws IOException;
}
