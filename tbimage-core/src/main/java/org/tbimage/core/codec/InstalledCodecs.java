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
 * Queries all installed codecs. A codec that throws, for example because its native library cannot be loaded, is
 * skipped. A job that needs it fails when it uses it.
 */
public final class InstalledCodecs {
    private static final Logger LOG = LoggerFactory.getLogger(InstalledCodecs.class);

    private InstalledCodecs() {}

    /** Returns the codec that recognizes a file by its first bytes. {@code head} stays unchanged. */
    public static Optional<Codec> recognizing(Providers<Codec> codecs, ByteBuffer head) {
        for (Codec codec : codecs.all()) {
            if (answer(codec, asked -> asked.recognizes(head.duplicate())).orElse(false)) {
                return Optional.of(codec);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the greatest maximum frame length of all codecs, for chunks of {@code chunkSize} bytes; 0 if no codec
     * answers.
     */
    public static int longestFrame(Providers<Codec> codecs, int chunkSize) {
        int longest = 0;
        for (Codec codec : codecs.all()) {
            longest = Math.max(
                    longest,
                    answer(codec, asked -> asked.maxFrameLength(chunkSize)).orElse(0));
        }
        return longest;
    }

    /** Returns the file suffixes of all codecs, without the dot, in the order of the codecs' names. */
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
