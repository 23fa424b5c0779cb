package org.tbimage.testbox.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @Test
    void aByteOrderMarkIsNotPartOfTheText() {
        assertThat(PlainText.decode("\ufeffsda\r\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("sda\r\n");
        assertThat(PlainText.decode("\ufeff".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(PlainText.decode(new byte[0])).isEmpty();
    }

    @Test
    void linesEndAsOnAnySystemAndHaveNoBlanksAtTheirEnds() {
        assertThat(PlainText.lines("a \r\n\tb\rc\u00a0\n\u3000\u200bd e\ufeff")).containsExactly("a", "b", "c", "d e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM", "X-UTF-32LE-BOM", "X-UTF-32BE-BOM"})
    void otherEncodingsAreNamed(String encoding) {
        byte[] bytes = "server = 10.42.1.1\n".getBytes(Charset.forName(encoding));
        assertThat(PlainText.foreignEncoding(bytes)).contains(encoding.contains("16") ? "UTF-16" : "UTF-32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "sda\n", "# f\u00fcr\n", "\ufeffsda", "\u0000\u0000\u0000\u0000"})
    void otherBytesAreText(String text) {
        assertThat(PlainText.foreignEncoding(text.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(PlainText.foreignEncoding(text.getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
    }
}
