package org.tbimage.value;

/**
 * A run of bytes.
 *
 * @param offset where it begins, in bytes, 0 or more
 * @param length how long it is, in bytes, 0 or more
 */
public record ByteRange(long offset, long length) {
    public ByteRange {
        if (offset < 0 || length < 0 || offset > Long.MAX_VALUE - length) {
            throw new IllegalArgumentException("bad range: offset=" + offset + " length=" + length);
        }
    }

    /** {@return the offset of the first byte behind the range} */
    public long end() {
        return offset + length;
    }

    /**
     * Tells whether all of {@code other} lies in this range.
     *
     * @param other the range looked for
     * @return whether it is inside
     */
    public boolean contains(ByteRange other) {
        return offset <= other.offset && other.end() <= end();
    }

    /** {@return {@code offset..end}, in bytes, the end not included} */
    @Override
    public String toString() {
        return offset + ".." + end();
    }
}
