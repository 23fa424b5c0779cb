package org.tbimage.codec.lz4;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Exception;

/**
 * Decodes a block that refers to earlier blocks, which lz4-java does not support. A block consists of sequences: a
 * token with two lengths, literals, and a match. A match is a distance back to bytes that are repeated. The last
 * sequence has no match. Every length and distance is checked before its use.
 */
final class LinkedBlock {
    private static final int NIBBLE = 4;
    /** In a token: more bytes of the length follow. */
    private static final int MORE = 15;
    /** In such a byte: another byte follows. */
    private static final int FULL = 255;

    private static final int SHORTEST_MATCH = 4;

    private final ByteBuffer block;
    private final ByteBuffer out;
    private final int first;
    private final int end;

    private LinkedBlock(ByteBuffer block, ByteBuffer out, int first, int end) {
        this.block = block;
        this.out = out;
        this.first = first;
        this.end = end;
    }

    /**
     * Decodes a block at the position of {@code out}, and advances the position.
     *
     * @param history number of bytes before the position that the block may refer to
     * @param room maximum length of the content
     * @throws LZ4Exception if the block is damaged or does not fit
     */
    static void expand(ByteBuffer block, ByteBuffer out, int history, int room) {
        ByteBuffer own = block.slice().order(ByteOrder.LITTLE_ENDIAN);
        new LinkedBlock(own, out, out.position() - history, out.position() + room).expand();
    }

    private void expand() {
        while (true) {
            int token = nextByte();
            copyLiterals(length(token >>> NIBBLE));
            if (!block.hasRemaining()) {
                return;
            }
            require(block.remaining() >= Short.BYTES);
            int distance = Short.toUnsignedInt(block.getShort());
            copyMatch(distance, length(token & MORE) + SHORTEST_MATCH);
        }
    }

    private int length(int told) {
        int sum = told;
        for (int more = told == MORE ? FULL : 0; more == FULL; sum += more) {
            more = nextByte();
        }
        return sum;
    }

    private void copyLiterals(int length) {
        int to = out.position();
        require(length <= block.remaining() && length <= end - to);
        out.put(to, block, block.position(), length).position(to + length);
        block.position(block.position() + length);
    }

    /** Copies a match in doubling steps, since it may overlap itself to repeat a pattern. */
    private void copyMatch(int distance, int length) {
        int to = out.position();
        int from = to - distance;
        require(distance > 0 && from >= first && length <= end - to);
        int matchEnd = to + length;
        while (to < matchEnd) {
            int count = Math.min(matchEnd - to, to - from);
            out.put(to, out, from, count);
            to += count;
        }
        out.position(matchEnd);
    }

    private int nextByte() {
        require(block.hasRemaining());
        return Byte.toUnsignedInt(block.get());
    }

    private static void require(boolean sound) {
        if (!sound) {
            throw new LZ4Exception("damaged block");
        }
    }
}
