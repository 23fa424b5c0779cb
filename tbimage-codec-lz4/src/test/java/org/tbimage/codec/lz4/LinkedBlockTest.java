package org.tbimage.codec.lz4;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.testkit.codec.Content;

/** A block is decoded with its history, for all lengths at which the length field grows by a byte. */
final class LinkedBlockTest {
    private static final byte[] END = {'t', 'h', 'e', ' ', 'e', 'n', 'd', ' ', 'o', 'f', ' ', 'i', 't'};

    private final BlockExpander expander = new BlockExpander(Lz4Library.best());

    @Test
    void refersToItsHistory() {
        for (int history : new int[] {4, 10, 11, 14, 15, 16, 100, 255, 256, 269, 270, 271, 525, 65_535}) {
            for (int literals : new int[] {0, 1, 14, 15, 16, 269, 270, 271, 600}) {
                for (int match : new int[] {4, 5, 18, 19, 20, 273, 274, 275, 1000}) {
                    expectBoth(history, literals, match);
                }
            }
        }
    }

    private void expectBoth(int history, int literals, int match) {
        byte[] before = Content.RANDOM.make(history);
        byte[] first = Content.TEXT.make(literals);
        int length = literals + match + END.length;
        ByteBuffer out = ByteBuffer.allocate(history + length + 20);
        out.put(before);
        int distance = Math.min(history + literals, 65_535);
        assertThat(expander.expand(block(first, distance, match), out, history, length + 20))
                .isTrue();
        byte[] expected = Lz4Tool.concat(before, first, new byte[match], END);
        int from = history + literals - distance;
        for (int i = 0; i < match; i++) {
            expected[history + literals + i] = expected[from + i];
        }
        assertThat(Arrays.copyOf(out.array(), out.position()))
                .as("%d of history, %d literals, %d of match", history, literals, match)
                .isEqualTo(expected);
    }

    /** Literals, a match, and last literals. */
    private static ByteBuffer block(byte[] literals, int distance, int match) {
        ByteBuffer block = ByteBuffer.allocate(literals.length + END.length + 40);
        block.put((byte) (Math.min(literals.length, 15) << 4 | Math.min(match - 4, 15)));
        putRest(block, literals.length);
        block.put(literals).put((byte) distance).put((byte) (distance >>> 8));
        putRest(block, match - 4);
        return block.put((byte) (END.length << 4)).put(END).flip();
    }

    private static void putRest(ByteBuffer block, int length) {
        if (length >= 15) {
            int rest = length - 15;
            for (; rest >= 255; rest -= 255) {
                block.put((byte) 255);
            }
            block.put((byte) rest);
        }
    }

    /** Every length and distance is checked. Nothing is written after the end of the room. */
    @ParameterizedTest
    @MethodSource("badBlocks")
    void rejectsInvalidBlocks(byte[] bad) {
        for (boolean direct : new boolean[] {true, false}) {
            ByteBuffer out = direct ? ByteBuffer.allocateDirect(100) : ByteBuffer.allocate(100);
            out.position(8);
            assertThat(expander.expand(ByteBuffer.wrap(bad), out, 8, 50)).isFalse();
            for (int i = 58; i < 100; i++) {
                assertThat(out.get(i)).isZero();
            }
        }
    }

    static Stream<byte[]> badBlocks() {
        byte full = (byte) 0xF0;
        byte more = (byte) 0xFF;
        return Stream.of(
                new byte[0],
                // an endless length, missing literals
                new byte[] {full},
                new byte[] {full, more, more, more},
                new byte[] {full, 0},
                new byte[] {0x20, 'a'},
                // a match without a distance, with half of one, with a distance of zero, with nothing after it
                new byte[] {0x10, 'a', 9},
                new byte[] {0x10, 'a', 0, 0, 0x10, 'b'},
                new byte[] {0x10, 'a', 9, 0},
                new byte[] {0x1F, 'a', 9, 0, more},
                // a distance beyond the history
                new byte[] {0x10, 'a', 10, 0, 0x10, 'b'},
                new byte[] {0x10, 'a', more, more, 0x10, 'b'},
                // a match and literals beyond the room
                new byte[] {0x1F, 'a', 1, 0, 31, 0x10, 'b'},
                new byte[] {0x1F, 'a', 1, 0, 30, 0x10, 'b'},
                new byte[] {0x1F, 'a', 1, 0, more, more, more, 0, 0x10, 'b'},
                Lz4Tool.concat(new byte[] {full, 36}, new byte[51]));
    }

    /** Content that fills the room exactly, an empty block, and the last byte of the history. */
    @Test
    void acceptsContentThatJustFits() {
        for (byte[] good : List.of(
                new byte[] {0},
                new byte[] {0x10, 'a', 9, 0, 0x10, 'b'},
                new byte[] {0x1F, 'a', 1, 0, 29, 0x10, 'b'},
                Lz4Tool.concat(new byte[] {(byte) 0xF0, 35}, new byte[50]))) {
            ByteBuffer out = ByteBuffer.allocate(100).position(8);
            assertThat(expander.expand(ByteBuffer.wrap(good), out, 8, 50))
                    .as(Arrays.toString(good))
                    .isTrue();
        }
    }

    /** Matches reach back to the limit of the format, across several blocks. */
    @ParameterizedTest
    @ValueSource(ints = {100, 33_000, 60_001, 65_535})
    void decodesDistantMatches(int period) throws IOException {
        byte[] pattern = Content.RANDOM.make(period);
        byte[] content = new byte[300_000];
        for (int at = 0; at < content.length; at += period) {
            System.arraycopy(pattern, 0, content, at, Math.min(period, content.length - at));
        }
        byte[] frame = Lz4Tool.compress(content, List.of("-9", "-BD", "-B4"));
        assertThat(frame.length).as("the tool found the pattern").isLessThan(200_000);
        assertThat(Arrays.equals(Lz4Tool.SUBJECT.decode(frame, content.length), content))
                .isTrue();
        assertThat(Arrays.equals(Lz4Tool.SUBJECT.expand(frame), content)).isTrue();
    }

    /** The time depends on the content, not on the number of blocks, which is large here. */
    @Test
    void smallBlocksAreNotSlow() throws IOException {
        byte[] content = Content.TEXT.make(3_000_000);
        byte[] frame = Lz4Tool.compress(content, List.of("-BD", "-B100"));
        Assertions.assertTimeout(Duration.ofSeconds(10), () -> {
            assertThat(Arrays.equals(Lz4Tool.SUBJECT.decode(frame, content.length), content))
                    .isTrue();
            assertThat(Arrays.equals(Lz4Tool.SUBJECT.expand(frame), content)).isTrue();
        });
    }
}
