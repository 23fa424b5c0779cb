package org.tbimage.codec.lz4;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The window keeps the history, and rarely moves it. */
final class WindowTest {
    private static final int HISTORY = 1000;
    private static final int BLOCK = 10;

    private final Window window = new Window();

    @Test
    void keepsTheHistoryAndRarelyMovesIt() {
        window.begin(HISTORY, BLOCK);
        int moves = 0;
        int before = 0;
        for (int block = 0; block < 1000; block++) {
            ByteBuffer buffer = window.forBlock();
            assertThat(buffer.remaining()).isGreaterThanOrEqualTo(BLOCK);
            assertThat(buffer.position()).isGreaterThanOrEqualTo(Math.min(HISTORY, block * BLOCK));
            moves += buffer.position() < before ? 1 : 0;
            before = buffer.position();
            buffer.put(new byte[BLOCK]);
            assertThat(window.take(new byte[BLOCK], 0, BLOCK)).isEqualTo(BLOCK);
            assertThat(window.isEmpty()).isTrue();
        }
        assertThat(moves).isBetween(1, 10);
    }

    @Test
    void withoutHistoryEveryBlockBeginsAtZero() {
        window.begin(0, BLOCK);
        for (int block = 0; block < 5; block++) {
            assertThat(window.forBlock().put(new byte[BLOCK]).position()).isEqualTo(BLOCK);
            assertThat(window.take(new byte[BLOCK], 0, BLOCK)).isEqualTo(BLOCK);
        }
    }
}
