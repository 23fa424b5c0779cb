package org.tbimage.codec.gzip;

import org.jspecify.annotations.Nullable;
import org.tbimage.codec.CorruptFrameException;

/** Creates exceptions for damaged members. */
final class Corruption {
    private Corruption() {}

    static CorruptFrameException at(long offset, String what) {
        return at(offset, what, null);
    }

    static CorruptFrameException at(long offset, String what, @Nullable Throwable cause) {
        return new CorruptFrameException(GzipCodec.NAME, offset, what, cause);
    }
}
