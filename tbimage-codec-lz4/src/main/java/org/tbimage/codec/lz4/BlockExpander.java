package org.tbimage.codec.lz4;

import java.nio.ByteBuffer;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4SafeDecompressor;

/** Expands single blocks. */
final class BlockExpander {
    private final LZ4SafeDecompressor decompressor;

    BlockExpander(Lz4Library library) {
        this.decompressor = library.decompressor();
    }

    /**
     * Expands a block at the position of {@code out}, which is then behind it.
     *
     * @param history so many bytes before the position may be referred to
     * @param room how many bytes the block may have
     * @return whether the block is whole and has no more
     */
    boolean expand(ByteBuffer block, ByteBuffer out, int history, int room) {
        try {
            if (history > 0) {
                LinkedBlock.expand(block, out, history, room);
            } else {
                expandAlone(block, out, room);
            }
            return true;
        } catch (LZ4Exception e) {
            return false;
        }
    }

    private void expandAlone(ByteBuffer block, ByteBuffer out, int room) {
        int start = out.position();
        int length = decompressor.decompress(block, block.position(), block.remaining(), out, start, room);
        out.position(start + length);
    }

    /** Copies a block that was stored as it is; the rest is as with {@link #expand}. */
    static boolean copy(ByteBuffer block, ByteBuffer out, int room) {
        if (block.remaining() > room) {
            return false;
        }
        out.put(block);
        return true;
    }
}
