package org.tbimage.core.engine.work;

import java.nio.ByteBuffer;

/**
 * The buffers of one chunk on its way, from the moment it is read until it is written: its content and its frame. A job that
 * handles several chunks has their content and their frames here. Used for one job after the other. The fixed number of them bounds memory. For one thread at a time.
 */
public final class ChunkBuffers {
    private final BufferSizes sizes;
    private final ByteBuffer content;
    private final ByteBuffer frame;

    public ChunkBuffers(BufferSizes sizes) {
        this.sizes = sizes;
        this.content = AlignedBuffer.allocate(sizes.contentSize());
        this.frame = AlignedBuffer.allocate(sizes.frameSize());
    }

    /** The chunk's buffer, empty, with room for so many bytes. */
    public ByteBuffer content(long length) {
        return content.clear().limit(Math.toIntExact(length));
    }

    /** The chunk's buffer as it was left. */
    public ByteBuffer content() {
        return content;
    }

    /** The frame's buffer, empty, with room for so many bytes. */
    public ByteBuffer frame(int length) {
        return frame.clear().limit(length);
    }

    /** The frame's buffer as it was left. */
    public ByteBuffer frame() {
        return frame;
    }

    /** Size of a whole chunk; its buffer may be somewhat larger. */
    public int chunkSize() {
        return sizes.chunkSize();
    }

    /** The longest frame there is room for. */
    public int frameCapacity() {
        return sizes.frameSize();
    }
}
