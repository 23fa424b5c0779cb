package org.tbimage.codec.lz4;

import java.io.IOException;
import java.nio.ByteBuffer;
import net.jpountz.xxhash.XXHash32;
import org.tbimage.codec.CorruptFrameException;

/** The blocks of a current frame. */
final class FrameBlocks implements Blocks {
    private final Input input;
    private final Descriptor descriptor;
    private final BlockExpander expander;
    private final XXHash32 blockHash;
    private final ContentHash contentHash;
    private long length;

    FrameBlocks(
            Input input, Descriptor descriptor, BlockExpander expander, XXHash32 blockHash, ContentHash contentHash) {
        this.input = input;
        this.descriptor = descriptor;
        this.expander = expander;
        this.blockHash = blockHash;
        this.contentHash = contentHash;
    }

    @Override
    public boolean next(ByteBuffer out) throws IOException {
        int word = input.takeInt();
        if (word == FrameFormat.END_MARK) {
            requireRightContent();
            return false;
        }
        int start = out.position();
        ByteBuffer block = takeBlock(word & ~FrameFormat.STORED);
        if (!expand(block, (word & FrameFormat.STORED) != 0, out)) {
            throw input.damaged("a block is damaged, or its content is longer than expected");
        }
        contentHash.add(out, start);
        length += out.position() - start;
        return true;
    }

    private ByteBuffer takeBlock(int blockLength) throws IOException {
        if (blockLength > descriptor.blockSize().bytes()) {
            throw input.damaged("a block is longer than the header allows");
        }
        if (!descriptor.blockChecksums()) {
            return input.take(blockLength);
        }
        ByteBuffer block = input.take(blockLength + Integer.BYTES);
        int end = block.position() + blockLength;
        if (block.getInt(end) != blockHash.hash(block, block.position(), blockLength, FrameFormat.SEED)) {
            throw input.damaged("the checksum of a block is wrong");
        }
        return block.limit(end);
    }

    private boolean expand(ByteBuffer block, boolean stored, ByteBuffer out) {
        int room = Math.min(descriptor.blockSize().bytes(), out.remaining());
        if (stored) {
            return BlockExpander.copy(block, out, room);
        }
        int history = descriptor.linked() ? Math.min(out.position(), FrameFormat.HISTORY) : 0;
        return expander.expand(block, out, history, room);
    }

    private void requireRightContent() throws IOException {
        if (descriptor.contentChecksum() && input.takeInt() != contentHash.value()) {
            throw input.damaged("the checksum of the content is wrong");
        }
        if (!descriptor.allowsLength(length)) {
            throw wrongLength();
        }
    }

    private CorruptFrameException wrongLength() {
        return input.damaged("expands to " + length + " bytes, not to the "
                + Long.toUnsignedString(descriptor.contentSize()) + " of its header");
    }
}
