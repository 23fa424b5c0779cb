package org.tbimage.testbox.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void isOneLine() {
        assertThat(SafeText.line(" a \r\n\n b\tc\u2028d ")).isEqualTo("a b c d");
    }

    @Test
    void truncatesNothing() {
        String text = "x".repeat(5000);
        assertThat(SafeText.line(text)).isEqualTo(text);
    }

    @Test
    void doesNotSplitSurrogatePairs() {
        String text = "x".repeat(99) + "\ud83d\udcbe" + "y".repeat(99);
        assertThat(SafeText.line(text)).isEqualTo(text);
    }

    @Test
    void aSingleSurrogateIsReplaced() {
        assertThat(SafeText.line("a\ud83d")).isEqualTo("a?");
    }
}
