package org.tbimage.core.engine;

import java.nio.ByteBuffer;

/**
 * The buffers of one chunk on its way, from the moment it is read until it is written: its content and its frame. Used for
 * one chunk after the other; the fixed number of slots is what bounds memory. For one thread at a time.
 */
final class Slot {
    private final SlotShape shape;
    private final ByteBuffer content;
    private final ByteBuffer frame;

    Slot(SlotShape shape) {
        this.shape = shape;
        this.content = Aligned.allocate(shape.chunkSize());
        this.frame = Aligned.allocate(shape.frameSize());
    }

    /** The chunk's buffer, empty, with room for so many bytes. */
    ByteBuffer content(long length) {
        return content.clear().limit(Math.toIntExact(length));
    }

    /** The chunk's buffer as it was left. */
    ByteBuffer content() {
        return content;
    }

    /** The frame's buffer, empty, with room for so many bytes. */
    ByteBuffer frame(int length) {
        return frame.clear().limit(length);
    }

    /** The frame's buffer as it was left. */
    ByteBuffer frame() {
        return frame;
    }

    /** Size of a whole chunk; its buffer may be somewhat larger. */
    int chunkSize() {
        return shape.chunkSize();
    }

    /** The longest frame there is room for. */
    int frameCapacity() {
        return shape.frameSize();
    }
}
