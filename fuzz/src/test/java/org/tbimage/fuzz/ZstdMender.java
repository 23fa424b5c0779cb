package org.tbimage.fuzz;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;

/**
 * Puts content size and checksum of zstd frames right. What a frame holds, the library is asked of a copy that has
 * neither, since it has no way to pass over a wrong one.
 */
final class ZstdMender {
    private static final XXHash64 HASH = XXHashFactory.safeInstance().hash64();
    private static final int MAGIC = 0xFD2FB528;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final int SKIPPABLE_MASK = 0xFFFFFFF0;
    /** The window of a copy, as a header tells it: 1 MiB, more than is mended. */
    private static final byte WINDOW = (20 - 10) << 3;

    /** A block holds at most so much, and few inputs hold more. */
    private static final int MOST = 1 << 17;

    private final ByteBuffer file;
    private final ZstdDecompressCtx context;
    private final byte[] content = new byte[MOST];

    private ZstdMender(byte[] bytes, ZstdDecompressCtx context) {
        this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.context = context;
    }

    /** A copy whose frames are right up to the first that can't be expanded. */
    static byte[] mend(byte[] file) {
        byte[] mended = file.clone();
        try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
            ZstdMender mender = new ZstdMender(mended, context);
            boolean more = true;
            while (more) {
                more = mender.mendFrame();
            }
        }
        return mended;
    }

    private boolean mendFrame() {
        if (file.remaining() < 2 * Integer.BYTES) {
            return false;
        }
        int magic = file.getInt();
        if ((magic & SKIPPABLE_MASK) == SKIPPABLE) {
            long length = Integer.toUnsignedLong(file.getInt());
            file.position((int) Math.min(file.position() + length, file.limit()));
            return true;
        }
        return magic == MAGIC && mendZstd();
    }

    private boolean mendZstd() {
        ZstdHeader header = ZstdHeader.of(file.get(file.position()));
        if (file.remaining() < header.length()) {
            return false;
        }
        int start = file.position();
        file.position(start + header.length());
        if (!passBlocks() || file.remaining() < header.checksumLength()) {
            return false;
        }
        OptionalInt length = expand(header, start, file.position());
        if (length.isPresent()) {
            header.putSize(file, start, length.getAsInt());
            if (header.checksumLength() > 0) {
                file.putInt((int) HASH.hash(content, 0, length.getAsInt(), 0));
            }
        }
        return length.isPresent();
    }

    /** Goes to the end of the last block. */
    private boolean passBlocks() {
        while (file.remaining() >= 3) {
            int header = Short.toUnsignedInt(file.getShort()) | Byte.toUnsignedInt(file.get()) << Short.SIZE;
            boolean repeated = (header >> 1 & 3) == 1;
            int length = repeated ? 1 : header >> 3;
            if (length > file.remaining()) {
                return false;
            }
            file.position(file.position() + length);
            if ((header & 1) != 0) {
                return true;
            }
        }
        return false;
    }

    private OptionalInt expand(ZstdHeader header, int start, int end) {
        int dictionary = start + header.dictionaryStart();
        int blocks = start + header.length();
        ByteBuffer bare = ByteBuffer.allocate(Integer.BYTES + 2 + header.dictionaryLength() + end - blocks)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MAGIC)
                .put(header.bareDescriptor())
                .put(WINDOW)
                .put(file.array(), dictionary, header.dictionaryLength())
                .put(file.array(), blocks, end - blocks);
        try {
            return OptionalInt.of(
                    context.decompressByteArray(content, 0, content.length, bare.array(), 0, bare.capacity()));
        } catch (ZstdException e) {
            return OptionalInt.empty(); // no blocks of zstd, or more than is mended
        }
    }
}
