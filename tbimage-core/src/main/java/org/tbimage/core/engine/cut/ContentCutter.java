package org.tbimage.core.engine.cut;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.zip.CRC32C;
import org.tbimage.core.engine.work.ZeroBytes;

/**
 * Cuts content into chunks and runs of zeros. A chunk ends after a block whose checksum says so, where zero blocks begin or end, and
 * at the most size. The checksum is of one block alone, so equal content is cut alike wherever it lies at a block boundary.
 * For one thread.
 */
public final class ContentCutter {
    private static final int BLOCK = CutSizes.BLOCK;

    private final CutSizes sizes;
    private final int mask;
    private final CRC32C checksum = new CRC32C();

    public ContentCutter(CutSizes sizes) {
        this.sizes = sizes;
        this.mask = sizes.average() / BLOCK - 1;
    }

    /** Receives the parts of the content, in order and without a gap. */
    public interface Parts {
        /** Bytes with content, as an index into the buffer and a length. */
        void chunk(int from, int length);

        /** Bytes that are all zeros. */
        void zeros(int from, int length);
    }

    /**
     * Cuts what remains of a buffer, from its position, which is a multiple of a block. Only the last block may be shorter.
     * The buffer is not changed.
     *
     * @param bytes the content
     * @param kept numbers of blocks that are content even if they are zeros; counted from the beginning of the buffer
     * @param parts receives the parts
     */
    public void cut(ByteBuffer bytes, BitSet kept, Parts parts) {
        ByteBuffer view = bytes.duplicate();
        int end = bytes.limit();
        int begin = bytes.position();
        boolean inZeros = false;
        for (int at = begin; at < end; at += BLOCK) {
            int next = Math.min(at + BLOCK, end);
            view.limit(next).position(at);
            boolean zero = !kept.get(at / BLOCK) && isZero(view);
            if (zero != inZeros) {
                emit(begin, at, inZeros, parts);
                begin = at;
                inZeros = zero;
            }
            if (!zero && isLast(view, next - begin)) {
                emit(begin, next, false, parts);
                begin = next;
            }
        }
        emit(begin, end, inZeros, parts);
    }

    private static void emit(int begin, int end, boolean zeros, Parts parts) {
        if (begin == end) {
            return;
        }
        if (zeros) {
            parts.zeros(begin, end - begin);
        } else {
            parts.chunk(begin, end - begin);
        }
    }

    /** Most blocks with content show it in their first bytes. */
    private static boolean isZero(ByteBuffer block) {
        boolean begins = block.remaining() < Long.BYTES || block.getLong(block.position()) == 0;
        return begins && ZeroBytes.areAll(block);
    }

    private boolean isLast(ByteBuffer block, int length) {
        if (length < sizes.least()) {
            return false;
        }
        if (length >= sizes.most()) {
            return true;
        }
        checksum.reset();
        checksum.update(block);
        return ((int) checksum.getValue() & mask) == 0;
    }
}
