package org.tbimage.store;

/**
 * Where a chunk's bytes are stored: in which pack which frame, and where in what the frame expands to.
 *
 * @param pack number of the pack in the image's {@linkplain ImageReader#packs list}
 * @param offset place of the frame in the pack, in bytes
 * @param length length of the frame, in bytes
 * @param crc32c CRC-32C (RFC 3720) of the frame's bytes, so that damage is found before anything is decoded
 * @param contentLength length of what the frame expands to, in bytes
 * @param at place of the chunk in what the frame expands to, in bytes
 */
public record FrameRef(int pack, long offset, int length, int crc32c, int contentLength, int at) {
    public FrameRef {
        if (pack < 0 || offset < 0 || length <= 0 || offset > Long.MAX_VALUE - length) {
            throw new IllegalArgumentException("bad frame: pack=" + pack + " offset=" + offset + " length=" + length);
        }
        if (contentLength <= 0 || contentLength > Encoding.MAX_CHUNK || at < 0 || at >= contentLength) {
            throw new IllegalArgumentException("bad frame: contentLength=" + contentLength + " at=" + at);
        }
    }

    /** {@return the place in the pack behind the frame, in bytes} */
    public long end() {
        return offset + length;
    }

    /** {@return the same frame, from the beginning of what it expands to} */
    public FrameRef whole() {
        return at == 0 ? this : new FrameRef(pack, offset, length, crc32c, contentLength, 0);
    }
}
