package org.tbimage.codec.xz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.testkit.codec.Content;

/** Files of several streams, with zeros between and after them. */
final class PaddingTest {
    private static final byte[] CONTENT = Content.TEXT.make(5000);

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 8, 512, 100_000})
    void wholeWordsOfPaddingAreIgnored(int padding) throws IOException {
        byte[] ours = XzTool.SUBJECT.encode(CONTENT);
        byte[] theirs = XzTool.compress(CONTENT, List.of("--check=sha256"));
        byte[] zeros = new byte[padding];
        byte[] file = XzTool.concat(ours, zeros, theirs, zeros, ours, zeros);
        assertThat(XzTool.SUBJECT.expand(file)).isEqualTo(XzTool.concat(CONTENT, CONTENT, CONTENT));
        assertThat(XzTool.TOOL.expand(file)).isEqualTo(XzTool.concat(CONTENT, CONTENT, CONTENT));
    }

    /** Padding is a multiple of four bytes. Any other length is damage. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6, 7, 511})
    void otherPaddingIsDamage(int padding) {
        byte[] frame = XzTool.SUBJECT.encode(CONTENT);
        for (byte[] file :
                List.of(XzTool.concat(frame, new byte[padding]), XzTool.concat(frame, new byte[padding], frame))) {
            assertThatThrownBy(() -> XzTool.SUBJECT.expand(file)).isInstanceOf(CorruptFrameException.class);
        }
    }

    @Test
    void paddingIsNotTheStartOfAFile() {
        byte[] file = XzTool.concat(new byte[4], XzTool.SUBJECT.encode(CONTENT));
        assertThatThrownBy(() -> XzTool.SUBJECT.expand(file)).isInstanceOf(CorruptFrameException.class);
    }
}
