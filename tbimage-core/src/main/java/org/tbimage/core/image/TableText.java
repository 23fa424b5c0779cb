package org.tbimage.core.image;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.UnsupportedFrameException;
import org.tbimage.store.DamagedImageException;

/** The text of a compressed chunk table, decoded block by block. For one thread. */
public final class TableText extends FilterInputStream {
    private final String file;
    private final TableBlocks blocks;
    private final FrameDecoder decoder;
    private final int end;
    private int next;
    private long position;
    private ByteBuffer text = ByteBuffer.allocate(0);

    /**
     * Decodes some of the blocks.
     *
     * @param stored the table, from the first byte of the block {@code from}; is closed with this stream
     * @param file name of the table, for messages
     * @param blocks the blocks of the whole table
     * @param from the first block to decode
     * @param end the block behind the last to decode
     * @param decoder of the codec of the image; is closed with this stream
     */
    public TableText(InputStream stored, String file, TableBlocks blocks, int from, int end, FrameDecoder decoder) {
        super(stored);
        this.file = file;
        this.blocks = blocks;
        this.next = from;
        this.end = end;
        this.decoder = decoder;
    }

    @Override
    public int read() throws IOException {
        return fill() ? Byte.toUnsignedInt(text.get()) : -1;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        if (!fill()) {
            return -1;
        }
        int length = Math.min(count, text.remaining());
        text.get(target, offset, length);
        return length;
    }

    private boolean fill() throws IOException {
        if (!text.hasRemaining() && next < end) {
            decode();
        }
        return text.hasRemaining();
    }

    private void decode() throws IOException {
        byte[] frame = in.readNBytes(blocks.stored(next));
        ByteBuffer decoded = ByteBuffer.allocate(blocks.text(next));
        try {
            decoder.decode(ByteBuffer.wrap(frame), decoded);
        } catch (CorruptFrameException | UnsupportedFrameException e) {
            throw new DamagedImageException(
                    file, position, "", DamagedImageException.UNKNOWN, "a block of the chunk table is damaged", e);
        }
        text = decoded.flip();
        position += frame.length;
        next++;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        try (decoder) {
            super.close();
        }
    }
}
