package org.tbimage.codec.zstd;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import org.tbimage.codec.CorruptFrameException;

/** Damage to a frame, in this codec's name. */
final class Corruption {
    private Corruption() {}

    static CorruptFrameException at(long offset, String what) {
        return new CorruptFrameException(ZstdCodec.NAME, offset, what, null);
    }

    /** Puts what the library says into this codec's words where it can mean something else than damage. */
    static CorruptFrameException at(long offset, ZstdException said) {
        // The library's streams give the number of an error below zero, its other calls above.
        long error = Math.abs(said.getErrorCode());
        String what = said.getMessage();
        if (error == Zstd.errDstSizeTooSmall()) {
            what = "the frame expands to more than the chunk";
        }
        return new CorruptFrameException(ZstdCodec.NAME, offset, String.valueOf(what), said);
    }
}
