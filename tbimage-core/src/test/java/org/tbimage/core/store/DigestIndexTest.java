package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigestIndexTest {
    @Test
    void findsAllThatWasPut() {
        DigestIndex index = new DigestIndex(1 << 20);
        long[] keys = new Random(5).longs(100_000).toArray();
        for (int i = 0; i < keys.length; i++) {
            index.put(keys[i], i);
        }
        for (int i = 0; i < keys.length; i++) {
            assertThat(index.find(keys[i])).isEqualTo(i);
        }
        new Random(6)
                .longs(10_000)
                .forEach(other -> assertThat(index.find(other)).isEqualTo(-1));
    }

    @Test
    void theFirstOfEqualKeysCounts() {
        DigestIndex index = new DigestIndex(100);
        index.put(7, 0);
        index.put(7, 1);
        assertThat(index.find(7)).isZero();
        assertThat(index.find(0)).isEqualTo(-1);
    }

    /** Memory is bounded: of more chunks than it may keep it finds a sample, and nothing wrong. */
    @Test
    void keepsASampleOfTooMany() {
        DigestIndex index = new DigestIndex(10_000);
        long[] keys = new Random(5).longs(65_000).toArray();
        for (int i = 0; i < keys.length; i++) {
            index.put(keys[i], i);
        }
        int found = 0;
        for (int i = 0; i < keys.length; i++) {
            int number = index.find(keys[i]);
            assertThat(number).isIn(i, -1);
            found += number == i ? 1 : 0;
        }
        assertThat(found).isBetween(5_000, 10_000);
    }

    /** T38: compared with a map, with keys that differ in few bits and meet in the same slots. */
    @Test
    void isEqualToAMap() {
        DigestIndex index = new DigestIndex(1 << 22);
        Map<Long, Integer> map = new HashMap<>();
        Random random = new Random(8);
        for (int i = 0; i < 1_000_000; i++) {
            long key = ((long) random.nextInt(1 << 20) << 32) | (random.nextInt(8) == 0 ? random.nextInt(4) : 0);
            if (random.nextBoolean()) {
                index.put(key, i);
                map.putIfAbsent(key, i);
            }
            assertThat(index.find(key)).isEqualTo(map.getOrDefault(key, -1));
        }
    }
}
