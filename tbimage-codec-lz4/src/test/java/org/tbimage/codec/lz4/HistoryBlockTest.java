package org.tbimage.codec.lz4;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.testkit.codec.Content;

/** A block expands with its history, wherever the lengths of its literals need one more byte. */
final class HistoryBlockTest {
    private static final int MATCH = 4;
    private static final byte[] END = {'t', 'h', 'e', ' ', 'e', 'n', 'd', ' ', 'o', 'f', ' ', 'i', 't'};

    static Stream<Lz4Library> libraries() {
        return Stream.of(Lz4Library.best(), Lz4Library.inJava());
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void refersToItsHistory(Lz4Library library) {
        BlockExpander expander = new BlockExpander(library);
        for (int history : new int[] {4, 10, 11, 14, 15, 16, 100, 255, 256, 269, 270, 271, 525, 65_535}) {
            for (int literals : new int[] {0, 1, 14, 15, 16, 269, 270, 271, 600}) {
                expectBoth(expander, history, literals);
            }
        }
    }

    private static void expectBoth(BlockExpander expander, int history, int literals) {
        byte[] before = Content.RANDOM.make(history);
        byte[] first = Content.TEXT.make(literals);
        int length = literals + MATCH + END.length;
        ByteBuffer out = ByteBuffer.allocate(history + length + 20);
        out.put(before);
        int distance = Math.min(history + literals, 65_535);
        assertThat(expander.expand(block(first, distance), out, history, length + 20))
                .isTrue();
        byte[] expected = Lz4Tool.concat(before, first, new byte[MATCH], END);
        int from = history + literals - distance;
        for (int i = 0; i < MATCH; i++) {
            expected[history + literals + i] = expected[from + i];
        }
        assertThat(Arrays.copyOf(out.array(), out.position()))
                .as("%d of history, %d literals", history, literals)
                .isEqualTo(expected);
    }

    /** Literals, a match of four bytes, last literals. */
    private static ByteBuffer block(byte[] literals, int distance) {
        ByteBuffer block = ByteBuffer.allocate(literals.length + END.length + 20);
        block.put((byte) (Math.min(literals.length, 15) << 4));
        if (literals.length >= 15) {
            int rest = literals.length - 15;
            for (; rest >= 255; rest -= 255) {
                block.put((byte) 255);
            }
            block.put((byte) rest);
        }
        block.put(literals).put((byte) distance).put((byte) (distance >>> 8));
        return block.put((byte) (END.length << 4)).put(END).flip();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void refusesLengthsWithoutEnd(Lz4Library library) {
        BlockExpander expander = new BlockExpander(library);
        for (byte[] bad : new byte[][] {
            {}, {(byte) 0xF0}, {(byte) 0xF0, -1, -1, -1}, {(byte) 0x20, 'a'}, {(byte) 0xF0, 0}, {0x10, 'a', 9, 0}, {0}
        }) {
            ByteBuffer out = ByteBuffer.allocate(100).position(8);
            boolean empty = Arrays.equals(bad, new byte[] {0});
            assertThat(expander.expand(ByteBuffer.wrap(bad), out, 8, 50))
                    .as(Arrays.toString(bad))
                    .isEqualTo(empty);
        }
    }
}
