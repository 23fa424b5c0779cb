package org.tbimage.codec.xz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.tbimage.codec.Codec;
import org.tbimage.codec.CompressedFile;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.codec.LevelRange;
import org.tbimage.codec.SeekableContent;
import org.tukaani.xz.XZ;

/**
 * The xz format: the best compression, and the slowest. A frame is an xz stream of one block, with an LZMA2 dictionary
 * no larger than its content, and a CRC64 of the content.
 */
public final class XzCodec implements Codec {
    static final String NAME = "xz";

    private static final LevelRange LEVELS = new LevelRange(0, 6, 9);
    private static final ByteBuffer MAGIC = ByteBuffer.wrap(XZ.HEADER_MAGIC).asReadOnlyBuffer();

    /** Called by {@link java.util.ServiceLoader}. */
    public XzCodec() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "xz: smallest images, slow to make, slower to restore than the others";
    }

    @Override
    public String fileSuffix() {
        return "xz";
    }

    @Override
    public LevelRange levels() {
        return LEVELS;
    }

    @Override
    public boolean recognizes(ByteBuffer head) {
        int length = MAGIC.limit();
        return head.remaining() >= length && head.slice(head.position(), length).equals(MAGIC);
    }

    @Override
    public int maxFrameLength(int chunkLength) {
        return FrameBound.of(chunkLength);
    }

    @Override
    public FrameEncoder newEncoder(int level) {
        return new XzEncoder(LEVELS.check(NAME, level));
    }

    @Override
    public FrameDecoder newDecoder() {
        return new XzDecoder();
    }

    @Override
    public InputStream decodeStream(InputStream source) throws IOException {
        return XzFileStream.open(source);
    }

    @Override
    public Optional<SeekableContent> seekable(CompressedFile file) throws IOException {
        return XzBlocks.find(file);
    }
}
