package org.tbimage.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.tbimage.codec.Codec;
import org.tbimage.codec.CodecUnavailableException;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.provider.Providers;
import org.tbimage.testkit.codec.FilterCodec;

/** T54: a codec that is installed but cannot work on this machine is reported like a missing one, with a remedy. */
class UnusableCodecTest {
    private static final Codec GZIP = ServiceLoader.load(Codec.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(codec -> codec.name().equals("gzip"))
            .findFirst()
            .orElseThrow();

    private static Providers<Codec> failing(Throwable failure) {
        Codec codec = new FilterCodec(GZIP) {
            @Override
            public FrameDecoder newDecoder() {
                if (failure instanceof RuntimeException exception) {
                    throw exception;
                }
                throw (Error) failure;
            }
        };
        return Providers.of("codec", List.of(codec), Map.of());
    }

    private static void assertMissing(Providers<Codec> codecs, String message, String remedy) {
        assertThatThrownBy(() -> MissingCodec.check("b/sda", "gzip", codecs))
                .isInstanceOfSatisfying(ImagingException.class, e -> {
                    assertThat(e.problem()).isEqualTo(Problem.UNKNOWN_PROVIDER);
                    assertThat(e)
                            .hasMessageContaining("b/sda is compressed with gzip")
                            .hasMessageContaining(message);
                    assertThat(e.remedy()).contains(remedy);
                });
        assertThatThrownBy(() -> MissingCodec.requireUsable(codecs.get("gzip")))
                .isInstanceOfSatisfying(ImagingException.class, e -> {
                    assertThat(e.problem()).isEqualTo(Problem.UNKNOWN_PROVIDER);
                    assertThat(e).hasMessageContaining(message);
                    assertThat(e.remedy()).contains(remedy);
                });
    }

    @Test
    void theRemedyOfTheCodecIsShown() {
        Throwable cause = new UnsatisfiedLinkError("no room");
        assertMissing(
                failing(new CodecUnavailableException("gzip", "no room", "free some space", cause)),
                "the codec 'gzip' cannot be used on this machine: no room",
                "free some space");
    }

    /** A codec of others may throw the error of its library as it is. */
    @Test
    void anyLinkageErrorMeansAMissingCodec() {
        assertMissing(
                failing(new NoClassDefFoundError("org/example/Library")),
                "java.lang.NoClassDefFoundError: org/example/Library",
                "install the codec again");
    }

    @Test
    void aCodecThatWorksPasses() throws ImagingException {
        Providers<Codec> codecs = Providers.of("codec", List.of(GZIP), Map.of());
        MissingCodec.requireUsable(GZIP);
        MissingCodec.check("b/sda", "gzip", codecs);
    }
}
