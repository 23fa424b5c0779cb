package org.tbimage.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.tbimage.provider.Named;

/**
 * One compression format. Every chunk becomes one <em>frame</em>: a complete gzip member, zstd frame, xz stream or lz4
 * frame that depends on no other, so that frames are made and read in parallel, and frames laid end to end are a valid
 * file for the format's own tool.
 *
 * <p>A codec has no state and is safe for many threads; its encoders, decoders and trailers have, and belong to one
 * thread at a time.
 */
public interface Codec extends Named {
    /** So many bytes from the start of a file suffice for {@link #recognizes}. */
    int MAGIC_BYTES = 8;

    /** {@return one line for a list of codecs} */
    String summary();

    /**
     * Tells which library does the work here, for a person who looks into speed or a fault, and what speaks against a
     * better one. May load libraries, which takes its time.
     *
     * @return a few words in one line, by default {@code Java}
     */
    default String engine() {
        return "Java";
    }

    /** {@return the usual file suffix without the dot: {@code gz}, {@code zst}, {@code xz}, {@code lz4}} */
    String fileSuffix();

    /** {@return the levels it takes} */
    LevelRange levels();

    /**
     * Tells by the magic number whether bytes are the beginning of this format. A frame's codec is told by this alone,
     * never by a setting or a name.
     *
     * @param head the first bytes, {@link #MAGIC_BYTES} of them if there are as many; left as it was
     * @return whether they are this format's
     */
    boolean recognizes(ByteBuffer head);

    /**
     * Bounds the length of a frame.
     *
     * @param chunkLength length of a chunk, in bytes, 0 or more
     * @return the most bytes a frame for it can have, whatever its content and the level
     * @throws IllegalArgumentException if no frame can hold so much
     */
    int maxFrameLength(int chunkLength);

    /**
     * Makes an encoder. The caller closes it.
     *
     * @param level one of {@link #levels}
     * @return an encoder for one thread
     * @throws IllegalArgumentException if there is no such level
     */
    FrameEncoder newEncoder(int level);

    /**
     * Makes a decoder. The caller closes it.
     *
     * @return a decoder for one thread
     */
    FrameDecoder newDecoder();

    /**
     * Makes what follows the last frame of a pack. By default nothing does.
     *
     * @param frames how many frames the pack has
     * @return a trailer for one pack and one thread; empty if nothing follows
     */
    default Optional<PackTrailer> newTrailer(long frames) {
        return Optional.empty();
    }

    /**
     * Expands a whole file of this format that any tool wrote: frames of any length and number, with whatever optional
     * parts the format allows. Never takes a damaged or cut file for a whole one: only when the source ends exactly
     * behind a frame does the stream end.
     *
     * @param source the file from its first byte; its own {@link IOException}s pass through. Closed with the stream
     * @return the expanded bytes, for one thread; reading throws {@link CorruptFrameException}, or
     *     {@link UnsupportedFrameException} where the file uses a feature that is not supported
     * @throws IOException if the first bytes can't be read or are not this format's
     */
    InputStream decodeStream(InputStream source) throws IOException;
}
