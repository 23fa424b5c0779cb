package org.tbimage.value;

/**
 * How a device is cut into chunks of fixed size; only the last may be shorter.
 *
 * @param deviceSize size of the device, in bytes, 0 or more
 * @param chunkSize size of a chunk, in bytes, 1 or more
 */
public record ChunkGrid(long deviceSize, int chunkSize) {
    public ChunkGrid {
        if (deviceSize < 0 || chunkSize <= 0) {
            throw new IllegalArgumentException("bad grid: deviceSize=" + deviceSize + " chunkSize=" + chunkSize);
        }
    }

    /** {@return how many chunks there are, the short last one included} */
    public long count() {
        return deviceSize / chunkSize + (deviceSize % chunkSize == 0 ? 0 : 1);
    }

    /**
     * Tells where a chunk lies.
     *
     * @param index number of the chunk, from 0
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
     * Tells in which chunk a byte lies.
     *
     * @param offset place of the byte on the device
     * @return number of its chunk, from 0
     */
    public long indexOf(long offset) {
        return offset / chunkSize;
    }
}
