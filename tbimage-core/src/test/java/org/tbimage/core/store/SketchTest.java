package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SketchTest {
    private static long[] sketchOf(long[] digests) {
        Sketch sketch = new Sketch();
        LongStream.of(digests).forEach(sketch::add);
        return Sketch.read(sketch.write());
    }

    @Test
    void aSmallImageIsAllInItsSketch() {
        long[] digests = new Random(1).longs(Sketch.MOST).toArray();
        assertThat(sketchOf(digests)).containsExactlyInAnyOrder(digests);
    }

    /** Two images of unlike sizes that have a part in common have about that part of the smaller sketch in common. */
    @Test
    void commonContentShowsInBothSketches() {
        long[] small = new Random(1).longs(40_000).toArray();
        long[] large = LongStream.concat(Arrays.stream(small, 0, 20_000), new Random(2).longs(500_000))
                .toArray();
        long[] sketch = sketchOf(large);
        assertThat(sketch).hasSizeBetween(Sketch.MOST / 2 - 50, Sketch.MOST);
        Set<Long> smallSet = LongStream.of(small).boxed().collect(Collectors.toSet());
        long common = LongStream.of(sketch).filter(smallSet::contains).count();
        assertThat(common).isBetween(10L, 60L);
        assertThat(LongStream.of(sketchOf(small))
                        .anyMatch(digest -> LongStream.of(sketch).anyMatch(x -> x == digest)))
                .isTrue();
    }

    @Test
    void theSameDigestsMakeTheSameSketchInAnyOrder() {
        long[] digests = new Random(3).longs(50_000).toArray();
        long[] reversed = new long[digests.length];
        for (int i = 0; i < digests.length; i++) {
            reversed[i] = digests[digests.length - 1 - i];
        }
        assertThat(sketchOf(digests)).containsExactlyInAnyOrder(sketchOf(reversed));
    }

    @Test
    void isBoundedAndReadsGarbageAsNothing() {
        Sketch sketch = new Sketch();
        new Random(3).longs(100_000).forEach(sketch::add);
        assertThat(sketch.write().remaining()).isLessThanOrEqualTo(Sketch.MAX_BYTES);
        assertThat(Sketch.read(ByteBuffer.allocate(0))).isEmpty();
        assertThat(Sketch.read(ByteBuffer.wrap("tbimage-sketch 1 ".getBytes(StandardCharsets.US_ASCII))))
                .isEmpty();
        byte[] garbage = new byte[3000];
        new Random(4).nextBytes(garbage);
        assertThat(Sketch.read(ByteBuffer.wrap(garbage))).isEmpty();
    }
}
