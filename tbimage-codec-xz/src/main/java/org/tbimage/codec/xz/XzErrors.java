package org.tbimage.codec.xz;

import java.io.EOFException;
import java.io.IOException;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.UnsupportedFrameException;
import org.tbimage.problem.ImagingException;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.XZFormatException;

/** Translates exceptions of XZ for Java. */
final class XzErrors {
    private static final int KIB_PER_MIB = 1 << 10;

    private XzErrors() {}

    /** {@return an exception for damage or for an unsupported feature} */
    static ImagingException at(long offset, IOException said) {
        return said instanceof UnsupportedOptionsException || said instanceof MemoryLimitException
                ? unsupported(offset, said)
                : corrupt(offset, said);
    }

    static UnsupportedFrameException unsupported(long offset, IOException said) {
        return new UnsupportedFrameException(XzCodec.NAME, offset, words(said), "xz -dc", said);
    }

    static CorruptFrameException corrupt(long offset, IOException said) {
        return new CorruptFrameException(XzCodec.NAME, offset, words(said), said);
    }

    static CorruptFrameException at(long offset, String what) {
        return new CorruptFrameException(XzCodec.NAME, offset, what, null);
    }

    private static String words(Exception said) {
        if (said instanceof EOFException) {
            return "ends too early";
        }
        if (said instanceof XZFormatException) {
            return "not an xz stream";
        }
        if (said instanceof MemoryLimitException limit) {
            return "expanding it needs " + limit.getMemoryNeeded() / KIB_PER_MIB + " MiB of memory, and at most "
                    + limit.getMemoryLimit() / KIB_PER_MIB + " MiB are allowed";
        }
        if (said instanceof UnsupportedOptionsException) {
            return "it uses an option of the format, such as a filter or a check, that this codec does not support";
        }
        return "damaged";
    }

    /** Distinguishes damage from a failure of the source. */
    static IOException unlessOf(SourceStream source, IOException said) {
        return source.hasThrown(said) ? said : at(source.offset(), said);
    }
}
