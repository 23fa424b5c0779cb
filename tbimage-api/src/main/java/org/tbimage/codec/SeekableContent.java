package org.tbimage.codec;

import java.io.IOException;
import java.io.InputStream;

/** The content of a compressed file that can be decoded from any offset. For one thread at a time. */
public interface SeekableContent {
    /**
     * Largest distance between two places where decoding can begin, in bytes of content: 256 MiB. To read one byte costs at
     * most that much decoding.
     */
    long LONGEST_PART = 256L << 20;

    /** {@return length of the content, in bytes} */
    long size();

    /**
     * Decodes from an offset. The caller closes the stream.
     *
     * @param offset offset of the first byte of content, 0 to the size
     * @return the content from there to its end, for one thread; fails as the streams of {@link Codec#decodeStream} do
     * @throws IOException if the file cannot be read, or has been changed
     */
    InputStream open(long offset) throws IOException;
}
