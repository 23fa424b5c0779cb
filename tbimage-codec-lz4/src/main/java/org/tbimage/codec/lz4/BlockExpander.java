package org.tbimage.codec.lz4;

import java.nio.ByteBuffer;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4SafeDecompressor;

/** Decodes single blocks. */
final class BlockExpander {
    private final LZ4SafeDecompressor decompressor;

    BlockExpander(Lz4Library library) {
        this.decompressor = library.decompressor();
    }

    /**
     * Decodes a block at the position of {@code out}, and advances the position.
     *
     * @param history number of bytes before the position that the block may refer to
     * @param room maximum length of the content
     * @return whether the block is complete and fits
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

    /** Copies a stored block. Arguments and result are as for {@link #expand}. */
    static boolean copy(ByteBuffer block, ByteBuffer out, int room) {
        if (block.remaining() > room) {
            return false;
        }
        out.put(block);
        return true;
    }
}
