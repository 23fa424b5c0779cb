package org.tbimage.testkit.schedule;

import java.nio.ByteBuffer;

/**
 * Makes a number of the content of a file. Files whose differences no process looks at, such as a random nonce, may have the same
 * number; the explorer then takes more states for equal and has less to do.
 */
@FunctionalInterface
public interface Fingerprint {
    /** All bytes count. */
    Fingerprint OF_ALL_BYTES = content -> content.hashCode();

    /**
     * Makes the number.
     *
     * @param content the bytes of a file, read-only
     * @return the number
     */
    long of(ByteBuffer content);
}
