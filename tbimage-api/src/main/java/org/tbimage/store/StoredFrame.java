package org.tbimage.store;

import java.nio.ByteBuffer;

/**
 * A frame that a store has already, and that holds exactly the content of a chunk of the image being written. Given by
 * {@link ImageWriter#find}. Safe for many threads; valid until the writer is closed.
 */
public interface StoredFrame {
    /** {@return length of the frame, in bytes} */
    int length();

    /** {@return length of what the frame decodes to, in bytes; more than the chunk if it holds other chunks as well} */
    int contentLength();

    /** {@return offset of the chunk in the decoded content of the frame, in bytes; 0, the default, if it is the whole content} */
    default int at() {
        return 0;
    }

    /**
     * Whether another stored frame, given by the same writer, is the same one for another of its chunks. A caller that compares
     * both chunks then reads the frame once.
     *
     * @param other the other one
     * @return whether both read the same bytes; false, the default, if that is not known
     */
    default boolean isSameFrame(StoredFrame other) {
        return false;
    }

    /**
     * Whether the image can refer to the frame where it is. If not, the image needs a copy: the caller reads the frame and
     * passes its bytes to {@link ImageWriter#put}.
     *
     * @return whether {@link ImageWriter#putStored} takes it
     */
    boolean isShared();

    /**
     * Reads the frame and checks its checksum. Nothing is thrown where the frame is damaged or can not be read: an older image
     * never makes a new one fail. The store warns once.
     *
     * @param target what remains of it is at least as long as the frame; it then holds the frame between position and limit
     * @return false if the frame can not be used; the caller then encodes the chunk
     */
    boolean read(ByteBuffer target);

    /**
     * Reports that the frame does not decode to the content of its chunk, although its checksum is right. The store warns
     * once.
     *
     * @param what what is wrong, in a few words
     */
    void reportDamage(String what);
}
