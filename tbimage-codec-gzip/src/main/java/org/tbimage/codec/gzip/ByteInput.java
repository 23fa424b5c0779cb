package org.tbimage.codec.gzip;

import java.io.IOException;

/**
 * Reads the bytes of a member one by one, from a buffer or a file.
 *
 * @param <E> exception of a failed read
 */
interface ByteInput<E extends IOException> {
    /**
     * Reads a byte.
     *
     * @return the byte, 0 to 255
     * @throws E if there is no further byte, or it cannot be read
     */
    int next() throws E;

    /** {@return the number of bytes read so far} */
    long offset();
}
