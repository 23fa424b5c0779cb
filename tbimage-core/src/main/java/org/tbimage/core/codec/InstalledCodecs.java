package org.tbimage.core.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tbimage.codec.Codec;
import org.tbimage.provider.Providers;

/**
 * Questions to all installed codecs. A codec that fails to answer, for example because its native library can't be
 * loaded, is passed over: it matters only to a job that uses it, and fails that job when it is used.
 */
public final class InstalledCodecs {
    private static final Logger LOG = LoggerFactory.getLogger(InstalledCodecs.class);

    private InstalledCodecs() {}

    /** The codec whose format begins with {@code head}, which is left as it was. */
    public static Optional<Codec> recognizing(Providers<Codec> codecs, ByteBuffer head) {
        for (Codec codec : codecs.all()) {
            if (answer(codec, asked -> asked.recognizes(head.duplicate())).orElse(false)) {
                return Optional.of(codec);
            }
        }
        return Optional.empty();
    }

    /** The most bytes that a frame of any of the codecs can have for a chunk of so many bytes; 0 if none answers. */
    public static int longestFrame(Providers<Codec> codecs, int chunkSize) {
        int longest = 0;
        for (Codec codec : codecs.all()) {
            longest = Math.max(
                    longest,
                    answer(codec, asked -> asked.maxFrameLength(chunkSize)).orElse(0));
        }
        return longest;
    }

    /** The suffixes of files, without the dot, in order of the codecs' names. */
    public static List<String> suffixes(Providers<Codec> codecs) {
        List<String> suffixes = new ArrayList<>();
        for (Codec codec : codecs.all()) {
            answer(codec, Codec::fileSuffix).ifPresent(suffixes::add);
        }
        return suffixes;
    }

    private static <T> Optional<T> answer(Codec codec, Function<Codec, T> question) {
        try {
            return Optional.of(question.apply(codec));
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("the codec {} is passed over: {}", codec.getClass().getName(), e.toString());
            return Optional.empty();
        }
    }
}
