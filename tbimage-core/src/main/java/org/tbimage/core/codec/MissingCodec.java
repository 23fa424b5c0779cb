package org.tbimage.core.codec;

import org.tbimage.codec.Codec;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.provider.Providers;
import org.tbimage.provider.UnknownProviderException;
import org.tbimage.value.Printable;

/** Says that an image needs a codec that is not installed. The image is not called damaged: nothing says that it is. */
public final class MissingCodec {
    private MissingCodec() {}

    /**
     * Throws unless the codec is installed; {@code what} names the image or file that needs it.
     *
     * @throws ImagingException {@link Problem#UNKNOWN_PROVIDER}, naming the codec and the artifact to add
     */
    public static void check(String what, String codec, Providers<Codec> codecs) throws ImagingException {
        try {
            codecs.get(codec);
        } catch (UnknownProviderException e) {
            throw explain(what, codec, e);
        }
    }

    private static ImagingException explain(String what, String codec, UnknownProviderException e) {
        String remedy = e.artifact()
                .map(artifact -> "add the artifact " + artifact + " to the class path")
                .orElse("add the artifact that provides the codec '" + Printable.of(codec) + "' to the class path");
        return new ImagingException(
                Problem.UNKNOWN_PROVIDER,
                what + " is compressed with " + Printable.of(codec) + ": " + e.getMessage(),
                remedy,
                e);
    }
}
