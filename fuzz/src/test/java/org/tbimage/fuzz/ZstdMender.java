package org.tbimage.fuzz;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;

/**
 * Puts content size and checksum of zstd frames right. What a frame holds, the library is asked of a copy that has
 * neither, since it has no way to pass over a wrong one.
 */
final class ZstdMender {
    private static final XXHash64 HASH = XXHashFactory.safeInstance().hash64();
    /** The window of a copy, as a header tells it: 1 MiB, more than is mended. */
    private static final byte WINDOW = (20 - 10) << 3;

    /** A block holds at most so much, and few inputs hold more. */
    private static final int MOST = 1 << 17;

    private final ByteBuffer file;
    private final ZstdDecompressCtx context;
    private final byte[] content = new byte[MOST];

    private ZstdMender(ByteBuffer file, ZstdDecompressCtx context) {
        this.file = file;
        this.context = context;
    }

    /** A copy whose frames are right, but for those that can't be expanded. */
    static byte[] mend(byte[] file) {
        byte[] mended = file.clone();
        ByteBuffer buffer = ByteBuffer.wrap(mended).order(ByteOrder.LITTLE_ENDIAN);
        try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
            ZstdMender mender = new ZstdMender(buffer, context);
            for (ZstdFrame frame : ZstdFrame.all(buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN))) {
                mender.expand(frame).ifPresent(length -> mender.mend(frame, length));
            }
        }
        return mended;
    }

    private void mend(ZstdFrame frame, int length) {
        frame.header().putSize(file, frame.start(), length);
        if (frame.header().checksumLength() > 0) {
            file.putInt(frame.end(), (int) HASH.hash(content, 0, length, 0));
        }
    }

    /** The length of what a copy of it holds. */
    private Optional<Integer> expand(ZstdFrame frame) {
        ZstdHeader header = frame.header();
        int dictionary = frame.start() + header.dictionaryStart();
        int blocks = frame.start() + header.length();
        ByteBuffer bare = ByteBuffer.allocate(Integer.BYTES + 2 + header.dictionaryLength() + frame.end() - blocks)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(ZstdFrame.MAGIC)
                .put(header.bareDescriptor())
                .put(WINDOW)
                .put(file.slice(dictionary, header.dictionaryLength()))
                .put(file.slice(blocks, frame.end() - blocks));
        try {
            return Optional.of(
                    context.decompressByteArray(content, 0, content.length, bare.array(), 0, bare.capacity()));
        } catch (ZstdException e) {
            return Optional.empty(); // no blocks of zstd, or more than is mended
        }
    }
}
