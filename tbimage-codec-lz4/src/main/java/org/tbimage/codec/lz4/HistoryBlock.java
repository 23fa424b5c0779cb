package org.tbimage.codec.lz4;

import java.nio.ByteBuffer;
import net.jpountz.lz4.LZ4Exception;

/**
 * Makes of a block that refers to what lies before it one that stands alone and expands to both. lz4-java takes no
 * dictionary; but a block begins with literals, and the history put before those makes the references good. So linked
 * blocks get the same quick and careful code as the others.
 */
final class HistoryBlock {
    private static final int NIBBLE = 4;
    /** In a token: the length goes on in the bytes that follow. */
    private static final int MORE = 15;
    /** In such a byte: and in the next one. */
    private static final int FULL = 255;

    private byte[] array = new byte[0];

    /**
     * Makes the block.
     *
     * @param block the block as it is in the frame
     * @param out has the history
     * @param start where it begins in {@code out}
     * @param history length of it, in bytes
     * @return the block that expands to the history and its own content; good until the next call
     */
    ByteBuffer of(ByteBuffer block, ByteBuffer out, int start, int history) {
        ByteBuffer rest = block.slice();
        int token = nextByte(rest);
        int literals = literals(token >>> NIBBLE, rest) + history;
        ByteBuffer whole = room(1 + literals / FULL + 1 + history + rest.remaining());
        putToken(whole, token, literals);
        whole.put(whole.position(), out, start, history).position(whole.position() + history);
        return whole.put(rest).flip();
    }

    private static int literals(int told, ByteBuffer rest) {
        int sum = told;
        for (int more = told == MORE ? FULL : 0; more == FULL; sum += more) {
            more = nextByte(rest);
        }
        if (sum > rest.remaining()) {
            throw new LZ4Exception("more literals than bytes");
        }
        return sum;
    }

    private static void putToken(ByteBuffer whole, int token, int literals) {
        int lower = token & ((1 << NIBBLE) - 1);
        whole.put((byte) (Math.min(literals, MORE) << NIBBLE | lower));
        if (literals >= MORE) {
            int length = literals - MORE;
            for (; length >= FULL; length -= FULL) {
                whole.put((byte) FULL);
            }
            whole.put((byte) length);
        }
    }

    private static int nextByte(ByteBuffer rest) {
        if (!rest.hasRemaining()) {
            throw new LZ4Exception("a length without end");
        }
        return Byte.toUnsignedInt(rest.get());
    }

    private ByteBuffer room(int length) {
        if (array.length < length) {
            array = new byte[Integer.highestOneBit(length) << 1];
        }
        return ByteBuffer.wrap(array);
    }
}
