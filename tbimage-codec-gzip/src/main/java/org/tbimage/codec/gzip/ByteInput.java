package org.tbimage.codec.gzip;

import java.io.IOException;

/**
 * Bytes of a member, one after the other, from a buffer or a file.
 *
 * @param <E> what reading can throw
 */
interface ByteInput<E extends IOException> {
    /**
     * Reads a byte.
     *
     * @return it, 0 to 255
     * @throws E if there is none, or it can't be read
     */
    int next() throws E;

    /** {@return how many bytes are behind us} */
    long offset();
}
