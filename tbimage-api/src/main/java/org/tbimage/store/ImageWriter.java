package org.tbimage.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Sha256;

/**
 * Receives the chunks of one new image, in order of their offsets and without a gap. For one thread. Closing without
 * {@link #publish} leaves no trace of it.
 */
public interface ImageWriter extends Closeable {
    /** {@return which image it will be} */
    ImageRef ref();

    /**
     * Appends a chunk.
     *
     * @param range its bytes on the device
     * @param digest SHA-256 of its content
     * @param frame its frame; what remains of it is written; its position is then its limit
     * @param unreadable which of its bytes could not be read, in order; mostly none
     * @throws IllegalArgumentException if the range is not the next
     * @throws IOException if the medium fails
     */
    void put(ByteRange range, Sha256 digest, ByteBuffer frame, List<ByteRange> unreadable) throws IOException;

    /**
     * Appends a run of zeros: as many equal frames as make it up.
     *
     * @param range its bytes on the device, a multiple of {@code contentLength}
     * @param frame the frame to repeat, from position to limit; left as it was
     * @param contentLength length of what the frame expands to, in bytes
     * @throws IllegalArgumentException if the range is not the next, or no multiple
     * @throws IOException if the medium fails
     */
    void putZeros(ByteRange range, ByteBuffer frame, int contentLength) throws IOException;

    /**
     * Makes the image visible and durable. Called once, after the last chunk.
     *
     * @param took how long the backup took
     * @param reusedChunks how many frames were taken from the generation before
     * @return its manifest
     * @throws IllegalStateException if the chunks do not cover the device
     * @throws IOException if the medium fails; the image is then not visible
     */
    ImageInfo publish(Duration took, long reusedChunks) throws IOException;
}
