package org.tbimage.codec.lz4;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.UnsupportedFrameException;

/** Compressed bytes, taken in order. */
interface Input {
    /**
     * Takes the next bytes.
     *
     * @return so many bytes, little-endian, good until the next are taken
     * @throws CorruptFrameException if there are fewer
     */
    ByteBuffer take(int length) throws IOException;

    /** {@return how many bytes were taken} */
    long offset();

    default int takeInt() throws IOException {
        ByteBuffer bytes = take(Integer.BYTES);
        return bytes.getInt(bytes.position());
    }

    /** {@return the exception for damage that was found in what was taken last} */
    default CorruptFrameException damaged(String what) {
        return new CorruptFrameException(Lz4Codec.NAME, offset(), what, null);
    }

    /** {@return the exception for a feature that what was taken last asks for, and that is not supported} */
    default UnsupportedFrameException unsupported(String feature, String expandCommand) {
        return new UnsupportedFrameException(Lz4Codec.NAME, offset(), feature, expandCommand, null);
    }
}
