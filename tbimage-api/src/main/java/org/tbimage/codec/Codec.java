package org.tbimage.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.tbimage.provider.Named;

/**
 * A compression format. It turns each chunk into one <em>frame</em>: a complete gzip member, zstd frame, xz stream or
 * lz4 frame. Frames are independent, so many threads can make and read them in parallel. Frames laid end to end are a
 * valid file for the tool of the format.
 *
 * <ul>
 *   <li><b>Threads:</b> a codec has no state and is safe for use by many threads. Encoders, decoders, trailers and
 *       streams have state. Each belongs to one thread at a time.
 *   <li><b>Units:</b> all lengths are in bytes.
 *   <li><b>Buffers</b> may be direct or on the heap, and may be slices. A method reads or writes only between position
 *       and limit, and never moves a limit. Sources may be read-only and are never changed.
 *   <li><b>Closing:</b> the caller closes encoders, decoders and streams. Closing twice has no effect. After closing,
 *       they must not be used.
 *   <li><b>Untrusted input:</b> a decoder never allocates memory by a size that a frame claims. It throws only the
 *       exceptions that it documents, whatever the input.
 *   <li><b>Interrupts</b> have no effect on a codec, and are not cleared.
 *   <li><b>Native libraries:</b> a codec that needs one loads it on first use. Where it cannot be loaded, {@link
 *       #newEncoder}, {@link #newDecoder}, {@link #decodeStream} and {@link #maxFrameLength} throw {@link
 *       CodecUnavailableException}. All other methods work without it.
 * </ul>
 *
 * <p>The class {@code CodecContract} of the module {@code tbimage-testkit} tests these promises.
 */
public interface Codec extends Named {
    /** Number of leading bytes that {@link #recognizes} needs. */
    int MAGIC_BYTES = 8;

    /** {@return a description in one line, for a list of codecs} */
    String summary();

    /**
     * Names the library that does the work on this machine, and why a faster one is not used. The text is for a person
     * who looks into speed or a fault. The call may load native libraries, which can take a second.
     *
     * @return a few words in one line; the default is {@code Java}
     */
    default String engine() {
        return "Java";
    }

    /**
     * {@return the usual file suffix without the dot: {@code gz}, {@code zst}, {@code xz}, {@code lz4}; 1 to 8 letters
     * and digits}
     */
    String fileSuffix();

    /** {@return the compression levels} */
    LevelRange levels();

    /**
     * Returns whether bytes are the start of a file in this format, by its magic number. The codec of a frame is found
     * by this method alone, never by a setting or a file name. The method does not accept the start of another format,
     * and never throws.
     *
     * @param head the first bytes of the file, at most {@link #MAGIC_BYTES} are needed; a shorter head is valid, and
     *     one with fewer than 2 bytes is never recognized; position and limit stay unchanged
     * @return whether the bytes are in this format
     */
    boolean recognizes(ByteBuffer head);

    /**
     * Returns the maximum length of a frame. It is valid for any content and any level. It exceeds the length of the
     * chunk by at most 10 % and 1024 bytes.
     *
     * @param chunkLength length of a chunk in bytes, 0 or more
     * @return the maximum length of the frame in bytes
     * @throws IllegalArgumentException if the length is negative, or too long for one frame
     * @throws CodecUnavailableException if the codec cannot work on this machine
     */
    int maxFrameLength(int chunkLength);

    /**
     * Creates an encoder. The caller closes it.
     *
     * @param level a compression level in {@link #levels}
     * @return an encoder for one thread at a time
     * @throws IllegalArgumentException if the level is out of range; the message is for the user and names the level
     * @throws CodecUnavailableException if the codec cannot work on this machine
     */
    FrameEncoder newEncoder(int level);

    /**
     * Creates a decoder. The caller closes it.
     *
     * @return a decoder for one thread at a time
     * @throws CodecUnavailableException if the codec cannot work on this machine
     */
    FrameDecoder newDecoder();

    /**
     * Creates the bytes that follow the last frame of a pack. The default returns empty: nothing follows.
     *
     * @param frames number of frames in the pack, 0 or more
     * @return a trailer for one pack and one thread; empty if nothing follows the frames
     */
    default Optional<PackTrailer> newTrailer(long frames) {
        return Optional.empty();
    }

    /**
     * Decodes a whole file of this format, written by any tool: any number of frames of any length, with all optional
     * parts of the format. The stream ends only where the source ends exactly after a frame. A truncated or damaged
     * file never looks complete. Once a read has failed, all later reads fail, too.
     *
     * @param source the file from its first byte. The stream closes it. If this method throws, the caller still owns
     *     it. Exceptions of the source are passed on unchanged
     * @return the decoded bytes, for one thread at a time. A read throws {@link CorruptFrameException} if the file is
     *     damaged, or {@link UnsupportedFrameException} if the file needs a feature that the codec does not support.
     *     After closing, a read throws {@link IOException}
     * @throws IOException if the first bytes cannot be read, or are not in this format
     * @throws CodecUnavailableException if the codec cannot work on this machine
     */
    InputStream decodeStream(InputStream source) throws IOException;

    /**
     * Finds where decoding of a file can begin, so that its content can be read from any offset. The whole file has been decoded
     * once when this returns, unless it returns empty: damage is found here. By default, and for files of one long frame, there
     * is nowhere to begin but at the first byte. {@link FrameIndex#scan} does the work for formats of independent frames.
     *
     * @param file the file
     * @return its content; empty if more than {@link SeekableContent#LONGEST_PART} may have to be decoded to read one byte
     * @throws CorruptFrameException if the file is damaged
     * @throws UnsupportedFrameException if the file needs a feature that the codec does not support
     * @throws IOException if the file cannot be read, or is not in this format
     * @throws CodecUnavailableException if the codec cannot work on this machine
     */
    default Optional<SeekableContent> seekable(CompressedFile file) throws IOException {
        return FrameIndex.scan(this, file, (source, frames) -> decodeStream(source));
    }
}
