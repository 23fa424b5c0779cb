package org.tbimage.codec.xz;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.testkit.codec.Content;

/** Reading a closed stream is an error of the caller. It is not reported as damage of the image. */
final class ClosedStreamTest {
    @Test
    void aClosedStreamIsNotDamage() throws IOException {
        byte[] file = XzTool.SUBJECT.encode(Content.TEXT.make(1000));
        InputStream stream = XzTool.SUBJECT.codec().decodeStream(new ByteArrayInputStream(file));
        stream.close();
        assertThatThrownBy(stream::read)
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(CorruptFrameException.class)
                .hasMessageContaining("closed");
    }
}
