package org.tbimage.store;

import java.io.IOException;
import java.io.InputStream;

/** A compressed disk without manifest and chunk table. Only the format's own checksum vouches for it. */
public interface PlainImage {
    /** {@return name of the file, for messages} */
    String key();

    /** {@return length of the file, in bytes} */
    long length();

    /**
     * Reads the file from its first byte. The caller closes the stream.
     *
     * @return the compressed bytes
     * @throws IOException if the medium fails
     */
    InputStream open() throws IOException;
}
