package org.tbimage.value;

/**
 * A range of bytes.
 *
 * @param offset offset of the first byte, in bytes, 0 or more
 * @param length length in bytes, 0 or more
 */
public record ByteRange(long offset, long length) {
    public ByteRange {
        if (offset < 0 || length < 0 || offset > Long.MAX_VALUE - length) {
            throw new IllegalArgumentException("bad range: offset=" + offset + " length=" + length);
        }
    }

    /** {@return the offset of the first byte after the range} */
    public long end() {
        return offset + length;
    }

    /**
     * Returns whether another range lies completely inside this one.
     *
     * @param other the other range
     * @return whether it lies inside
     */
    public boolean contains(ByteRange other) {
        return offset <= other.offset && other.end() <= end();
    }

    /** {@return {@code offset..end} in bytes; the end is exclusive} */
    @Override
    public String toString() {
        return offset + ".." + end();
    }
}
