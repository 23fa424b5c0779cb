package org.tbimage.core.device;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Sparse memory of any size. Only pages that were written use space. Safe for use by many threads. */
final class SparsePages {
    static final int PAGE = 64 << 10;

    private final ConcurrentMap<Long, byte[]> byNumber = new ConcurrentHashMap<>();
    private final byte[] zeros = new byte[PAGE];

    boolean has(long offset) {
        return byNumber.containsKey(offset / PAGE);
    }

    void read(long offset, ByteBuffer target) {
        long position = offset;
        while (target.hasRemaining()) {
            int at = (int) (position % PAGE);
            int count = Math.min(PAGE - at, target.remaining());
            target.put(byNumber.getOrDefault(position / PAGE, zeros), at, count);
            position += count;
        }
    }

    void write(long offset, ByteBuffer source) {
        long position = offset;
        while (source.hasRemaining()) {
            int at = (int) (position % PAGE);
            int count = Math.min(PAGE - at, source.remaining());
            source.get(byNumber.computeIfAbsent(position / PAGE, number -> new byte[PAGE]), at, count);
            position += count;
        }
    }

    void zero(long offset, long end) {
        long position = offset;
        while (position < end) {
            int at = (int) (position % PAGE);
            int count = (int) Math.min(PAGE - at, end - position);
            byte[] page = byNumber.get(position / PAGE);
            if (page != null && count == PAGE) {
                byNumber.remove(position / PAGE);
            } else if (page != null) {
                Arrays.fill(page, at, at + count, (byte) 0);
            }
            position += count;
        }
    }
}
