package org.tbimage.codec.zstd;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import org.tbimage.codec.CorruptFrameException;

/** Creates exceptions for damaged frames. */
final class Corruption {
    private Corruption() {}

    static CorruptFrameException at(long offset, String what) {
        return new CorruptFrameException(ZstdCodec.NAME, offset, what, null);
    }

    /** Translates errors of the library. Some of them do not mean damage. */
    static CorruptFrameException at(long offset, ZstdException said) {
        // Streams of the library use negative error numbers. Its other functions use positive ones.
        long error = Math.abs(said.getErrorCode());
        String what = said.getMessage();
        if (error == Zstd.errDstSizeTooSmall()) {
            what = "the frame expands to more than the chunk";
        }
        return new CorruptFrameException(ZstdCodec.NAME, offset, String.valueOf(what), said);
    }
}
