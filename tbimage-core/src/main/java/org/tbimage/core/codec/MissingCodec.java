package org.tbimage.core.codec;

import org.tbimage.codec.Codec;
import org.tbimage.codec.CodecUnavailableException;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.provider.Providers;
import org.tbimage.provider.UnknownProviderException;
import org.tbimage.value.Printable;

/**
 * Checks at the start of a job that its codec is installed and works on this machine. A codec that does not is reported
 * as {@link Problem#UNKNOWN_PROVIDER}, never as damage of the image.
 */
public final class MissingCodec {
    private MissingCodec() {}

    /**
     * Checks that a codec works on this machine, by loading its library.
     *
     * @throws ImagingException {@link Problem#UNKNOWN_PROVIDER} if it does not work
     */
    public static void requireUsable(Codec codec) throws ImagingException {
        try {
            codec.newDecoder().close();
        } catch (CodecUnavailableException e) {
            throw e.failure();
        } catch (LinkageError e) {
            throw new ImagingException(
                    Problem.UNKNOWN_PROVIDER,
                    "the codec '" + codec.name() + "' cannot be used on this machine: " + Printable.of(e.toString()),
                    "install the codec again with all its libraries, or use another codec",
                    e);
        }
    }

    /**
     * Checks the codec of an image.
     *
     * @param what name of the image or file that needs the codec
     * @throws ImagingException {@link Problem#UNKNOWN_PROVIDER}; it names the image, the codec and the remedy
     */
    public static void check(String what, String codec, Providers<Codec> codecs) throws ImagingException {
        try {
            requireUsable(codecs.get(codec));
        } catch (UnknownProviderException e) {
            String artifact = e.artifact()
                    .map(name -> "the artifact " + name)
                    .orElse("the artifact that provides the codec '" + Printable.of(codec) + "'");
            throw explain(what, codec, "add " + artifact + " to the class path", e);
        } catch (ImagingException e) {
            throw explain(what, codec, e.remedy(), e);
        }
    }

    private static ImagingException explain(String what, String codec, String remedy, ImagingException cause) {
        return new ImagingException(
                Problem.UNKNOWN_PROVIDER,
                what + " is compressed with " + Printable.of(codec) + ": " + cause.getMessage(),
                remedy,
                cause);
    }
}
