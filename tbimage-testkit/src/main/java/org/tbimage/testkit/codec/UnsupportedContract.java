package org.tbimage.testkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tbimage.codec.UnsupportedFrameException;
import org.tbimage.problem.Problem;

/**
 * T54: the part of the contract about features of a format that the codec does not support. They are not reported as
 * damage.
 */
public interface UnsupportedContract extends CodecFixture {
    /** The exception names the feature, has the right kind, and is thrown again by the next read. */
    @Test
    default void namesUnsupportedFeatures() throws Exception {
        for (Map.Entry<String, byte[]> file : unsupportedFiles().entrySet()) {
            assertThatThrownBy(() -> {
                        try (InputStream stream =
                                subject().codec().decodeStream(new ByteArrayInputStream(file.getValue()))) {
                            assertThatThrownBy(stream::readAllBytes)
                                    .as(file.getKey())
                                    .isInstanceOf(UnsupportedFrameException.class);
                            stream.read();
                        }
                    })
                    .isInstanceOfSatisfying(UnsupportedFrameException.class, e -> {
                        assertThat(e.problem()).isEqualTo(Problem.IMAGE_UNSUPPORTED);
                        assertThat(e).hasMessageContaining(file.getKey()).hasMessageNotContaining("damage");
                        assertThat(e.offset()).isBetween(0L, (long) file.getValue().length);
                    });
        }
    }
}
