package org.tbimage.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Base class for decoders whose library decodes a frame piece by piece, as {@link java.util.zip.Inflater} does. From
 * {@link #step} it makes both decoders of a codec: {@link #decode} for {@link Codec#newDecoder}, and {@link #stream} for
 * {@link Codec#decodeStream}. One object is used for one of the two.
 */
public abstract class IncrementalDecoder implements FrameDecoder {
    private final String codec;

    /**
     * Creates a decoder.
     *
     * @param codec name of the codec, for messages
     */
    protected IncrementalDecoder(String codec) {
        this.codec = codec;
    }

    /** Prepares for the first byte of a frame, whatever was decoded before. */
    protected abstract void begin();

    /**
     * Decodes some of a frame. A call that moves neither position asks for more source bytes, or for more room.
     *
     * @param source the next bytes of the frame; its position moves past the bytes that were used, and never past the
     *     end of the frame
     * @param target receives decoded bytes; its position moves past them
     * @return whether the frame is complete: all its bytes were used, and all its content was put into {@code target}
     * @throws DataFormatException if the bytes are damaged; the message describes the damage
     */
    protected abstract boolean step(ByteBuffer source, ByteBuffer target) throws DataFormatException;

    @Override
    public final void decode(ByteBuffer frame, ByteBuffer chunk) throws CorruptFrameException {
        int first = frame.position();
        begin();
        boolean complete = advance(frame, chunk, first);
        if (!complete && !chunk.hasRemaining()) {
            ByteBuffer excess = ByteBuffer.allocate(1); // the checksum may follow the last byte of content
            complete = advance(frame, excess, first) && excess.position() == 0;
        }
        if (!complete || chunk.hasRemaining() || frame.hasRemaining()) {
            throw corrupt(frame.position() - first, "not one frame of the length of the chunk", null);
        }
    }

    /** Steps until the frame is complete or nothing moves. */
    private boolean advance(ByteBuffer source, ByteBuffer target, int first) throws CorruptFrameException {
        try {
            boolean complete = false;
            for (int left = -1; !complete && left != source.remaining() + target.remaining(); ) {
                left = source.remaining() + target.remaining();
                complete = step(source, target);
            }
            return complete;
        } catch (DataFormatException e) {
            throw corrupt(source.position() - first, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Decodes a file of frames that are laid end to end, as {@link Codec#decodeStream} demands. The stream closes this
     * decoder and the source. If this method throws, this decoder is closed, and the caller still owns the source.
     *
     * @param format recognizes the first bytes of the file
     * @param source the file from its first byte
     * @return the decoded bytes, for one thread
     * @throws IOException if the first bytes cannot be read, or are not in this format
     */
    public final InputStream stream(Codec format, InputStream source) throws IOException {
        try {
            return IncrementalStream.open(this, format, source);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    final CorruptFrameException corrupt(long offset, String what, @Nullable Throwable cause) {
        return new CorruptFrameException(codec, offset, what, cause);
    }
}
