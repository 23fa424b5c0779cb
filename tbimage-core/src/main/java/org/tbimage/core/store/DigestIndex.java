package org.tbimage.core.store;

/**
 * Finds the number of a chunk by the first bytes of its digest. Needs 16 to 32 bytes for each chunk, and a bounded number of them:
 * where there are more, it keeps those whose digests have zeros at their end, so that it finds a half, a quarter, and so on. A
 * found number is a hint, which the caller checks against the whole digest. For one thread at a time.
 */
final class DigestIndex {
    private static final int FIRST_CAPACITY = 1 << 12;
    private static final int MULTIPLIER_SHIFT = 32;

    private final int most;
    private long[] keys = new long[FIRST_CAPACITY];
    private int[] values = new int[FIRST_CAPACITY];
    private int size;
    private long sample;

    /** Keeps at most so many chunks. */
    DigestIndex(int most) {
        this.most = most;
    }

    /** {@return as many chunks as an eighth of the memory of this process holds} */
    static int fitting(long memory) {
        return (int) Math.min(1 << 26, Math.max(FIRST_CAPACITY, memory / 8 / 32));
    }

    /** Takes note of a chunk, unless one with the same key is known. */
    void put(long key, int number) {
        if ((key & sample) != 0) {
            return;
        }
        if (size == most) {
            thinOut();
            put(key, number);
            return;
        }
        if (2 * (size + 1) > keys.length) {
            resize(2 * keys.length);
        }
        int slot = slot(key);
        if (values[slot] == 0) {
            keys[slot] = key;
            values[slot] = number + 1;
            size++;
        }
    }

    /** {@return the number of a chunk; -1 if none is known} */
    int find(long key) {
        return values[slot(key)] - 1;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key >>> MULTIPLIER_SHIFT) & mask;
        while (values[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void thinOut() {
        sample = 2 * sample + 1;
        resize(keys.length);
    }

    /** Puts all that is kept into a table of another length. */
    private void resize(int length) {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[length];
        values = new int[length];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != 0 && (oldKeys[i] & sample) == 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
                size++;
            }
        }
    }
}
