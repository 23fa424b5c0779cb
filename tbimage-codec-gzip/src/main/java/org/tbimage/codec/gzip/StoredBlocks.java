package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;

/**
 * Uncompressed deflate data (RFC 1951, 3.2.4). Content that deflate would make longer is stored. So the maximum length
 * of a member does not depend on the version of zlib.
 */
final class StoredBlocks {
    private static final int MOST_IN_A_BLOCK = 0xFFFF;
    private static final int BLOCK_HEADER_LENGTH = 5;
    private static final byte LAST_BLOCK = 1;

    private StoredBlocks() {}

    /** {@return the length of the deflate data for content of a length} */
    static long length(int contentLength) {
        long blocks = Math.max(1, ((long) contentLength + MOST_IN_A_BLOCK - 1) / MOST_IN_A_BLOCK);
        return contentLength + blocks * BLOCK_HEADER_LENGTH;
    }

    /**
     * Stores the remaining bytes of the content.
     *
     * @param content its position is at its limit afterwards
     * @param target little-endian, with room for {@link #length}
     */
    static void put(ByteBuffer content, ByteBuffer target) {
        do {
            int length = Math.min(content.remaining(), MOST_IN_A_BLOCK);
            target.put(length == content.remaining() ? LAST_BLOCK : 0);
            target.putShort((short) length).putShort((short) ~length);
            target.put(content.slice(content.position(), length));
            content.position(content.position() + length);
        } while (content.hasRemaining());
    }
}
