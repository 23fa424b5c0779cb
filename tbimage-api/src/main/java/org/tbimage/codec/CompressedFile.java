package org.tbimage.codec;

import java.io.IOException;
import java.io.InputStream;

/** A compressed file that can be read from any offset. For one thread at a time. */
public interface CompressedFile {
    /** {@return length of the file, in bytes} */
    long length();

    /**
     * Reads the file from an offset. The caller closes the stream.
     *
     * @param offset offset of the first byte, 0 to the length
     * @return the bytes from there to the end of the file
     * @throws IOException if the file cannot be read
     */
    InputStream open(long offset) throws IOException;
}
