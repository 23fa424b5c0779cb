package org.tbimage.value;

/**
 * Division of a device into chunks of fixed size. Only the last chunk may be shorter.
 *
 * @param deviceSize size of the device in bytes, 0 or more
 * @param chunkSize size of a chunk in bytes, 1 or more
 */
public record ChunkGrid(long deviceSize, int chunkSize) {
    public ChunkGrid {
        if (deviceSize < 0 || chunkSize <= 0) {
            throw new IllegalArgumentException("bad grid: deviceSize=" + deviceSize + " chunkSize=" + chunkSize);
        }
    }

    /** {@return the number of chunks, including a short last one} */
    public long count() {
        return deviceSize / chunkSize + (deviceSize % chunkSize == 0 ? 0 : 1);
    }

    /**
     * Returns the bytes of a chunk.
     *
     * @param index index of the chunk, from 0
     * @return its bytes
     * @throws IndexOutOfBoundsException if there is no such chunk
     */
    public ByteRange rangeOf(long index) {
        if (index < 0 || index >= count()) {
            throw new IndexOutOfBoundsException("chunk " + index + " of " + count());
        }
        long offset = index * chunkSize;
        return new ByteRange(offset, Math.min(chunkSize, deviceSize - offset));
    }

    /**
     * Returns the chunk that contains a byte.
     *
     * @param offset offset of the byte on the device
     * @return index of the chunk, from 0
     */
    public long indexOf(long offset) {
        return offset / chunkSize;
    }
}
