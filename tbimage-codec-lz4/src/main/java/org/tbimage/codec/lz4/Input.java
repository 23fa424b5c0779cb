package org.tbimage.codec.lz4;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.UnsupportedFrameException;

/** Compressed bytes, read in order. */
interface Input {
    /**
     * Reads the next bytes.
     *
     * @return that many bytes, little-endian, valid until the next call
     * @throws CorruptFrameException if there are fewer
     */
    ByteBuffer take(int length) throws IOException;

    /** {@return the number of bytes read so far} */
    long offset();

    default int takeInt() throws IOException {
        ByteBuffer bytes = take(Integer.BYTES);
        return bytes.getInt(bytes.position());
    }

    /** {@return an exception for damage in the bytes read last} */
    default CorruptFrameException damaged(String what) {
        return new CorruptFrameException(Lz4Codec.NAME, offset(), what, null);
    }

    /** {@return an exception for an unsupported feature in the bytes read last} */
    default UnsupportedFrameException unsupported(String feature, String expandCommand) {
        return new UnsupportedFrameException(Lz4Codec.NAME, offset(), feature, expandCommand, null);
    }
}
