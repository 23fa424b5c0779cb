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
        String what = said.getMessage();
        if (said.getErrorCode() == Zstd.errFrameParameterWindowTooLarge()) {
            what = "needs more memory than 128 MiB, or is damaged; 'zstd -d --long=31' expands it in the first case";
        } else if (said.getErrorCode() == Zstd.errDstSizeTooSmall()) {
            what = "the frame expands to more than the chunk";
        }
        return new CorruptFrameException(ZstdCodec.NAME, offset, String.valueOf(what), said);
    }
}
