package org.tbimage.core.rescue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;

/** A skipped area contains what was found bad, or a small part of the disk, and no chunk that may be readable. */
class SkippedAreasTest {
    private static final int CHUNK = 4096;
    private static final long SIZE = 1000L * CHUNK + 512;

    private final SkippedAreas areas = new SkippedAreas(new ChunkGrid(SIZE, CHUNK));
    private final List<Long> looks = new ArrayList<>();
    private long now;

    private static ByteRange chunk(long index) {
        return new ByteRange(index * CHUNK, CHUNK);
    }

    /** Explores from chunk 1 on a disk that is bad up to a byte. Each probe takes a second of a chunk's limit. */
    private ByteRange explore(long deadEnd, Duration time) throws IOException {
        RescueBudget budget = new RescueBudget(time, () -> now);
        budget.begin();
        return areas.explore(CHUNK, budget, end -> {
            looks.add(end);
            now += Duration.ofSeconds(1).toNanos();
            return end > deadEnd;
        });
    }

    /** The end is found exactly, with few probes: at doubling distances first, then by bisection. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 7, 100, 511, 512, 513, 999, 1000})
    void theEndIsFoundToTheChunk(long end) throws IOException {
        ByteRange dead = explore(end * CHUNK, Duration.ofHours(1));
        assertThat(dead).isEqualTo(new ByteRange(CHUNK, (end - 1) * CHUNK));
        assertThat(looks).hasSizeLessThan(22).allMatch(look -> look > CHUNK && look <= SIZE);
        assertThat(areas.contains(chunk(0))).isFalse();
        assertThat(areas.contains(chunk(end - 1))).isEqualTo(end > 1);
        assertThat(areas.contains(chunk(end))).isFalse();
    }

    @Test
    void aDiskMayBeBadToItsEnd() throws IOException {
        assertThat(explore(SIZE, Duration.ofHours(1))).isEqualTo(new ByteRange(CHUNK, SIZE - CHUNK));
        assertThat(areas.contains(new ByteRange(1000L * CHUNK, 512))).isTrue();
    }

    /** There is nothing to probe after the last chunk. */
    @Test
    void nothingFollowsTheLastChunk() throws IOException {
        RescueBudget budget = new RescueBudget(Duration.ofHours(1), () -> now);
        budget.begin();
        ByteRange none = areas.explore(SIZE, budget, end -> {
            throw new IOException("a look at " + end);
        });
        assertThat(none).isEqualTo(new ByteRange(SIZE, 0));
    }

    /** The two minutes allow probes at the ends of chunks 1, 3, 7 and 15. Only that part counts as bad. */
    @Test
    void theAreaFoundSoFarCountsIfTimeEnds() throws IOException {
        ByteRange dead = explore(SIZE, Duration.ofMinutes(2));
        assertThat(looks).containsExactly(2L * CHUNK, 4L * CHUNK, 8L * CHUNK, 16L * CHUNK);
        assertThat(dead).isEqualTo(new ByteRange(CHUNK, 15L * CHUNK));
        assertThat(areas.contains(chunk(15))).isTrue();
        assertThat(areas.contains(chunk(16))).isFalse();
    }

    /** Without probes, the length doubles each time, up to a hundredth of the disk, and ends at the disk's end. */
    @Test
    void withoutProbesItIsAtMostAHundredth() {
        List<Long> chunks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            chunks.add(areas.addWithoutProbes(100L * i * CHUNK).length() / CHUNK);
        }
        assertThat(chunks).containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
        assertThat(areas.contains(chunk(509))).isTrue();
        assertThat(areas.contains(chunk(510))).isFalse();
        assertThat(areas.addWithoutProbes(SIZE - 512)).isEqualTo(new ByteRange(SIZE - 512, 512));
        assertThat(areas.addWithoutProbes(SIZE)).isEqualTo(new ByteRange(SIZE, 0));
    }

    /** On a disk with fewer than a hundred chunks, it is one chunk. */
    @Test
    void withoutProbesItIsAtLeastAChunk() {
        SkippedAreas few = new SkippedAreas(new ChunkGrid(50L * CHUNK, CHUNK));
        for (int i = 0; i < 3; i++) {
            assertThat(few.addWithoutProbes(10L * i * CHUNK).length()).isEqualTo(CHUNK);
        }
    }

    /** A chunk that is only partly in an area is read. Of two areas with the same start, the longer one counts. */
    @Test
    void onlyWholeChunksAreSkipped() throws IOException {
        explore(8L * CHUNK, Duration.ofHours(1));
        areas.addWithoutProbes(CHUNK);
        assertThat(areas.contains(new ByteRange(CHUNK, 7L * CHUNK))).isTrue();
        assertThat(areas.contains(new ByteRange(CHUNK, 7L * CHUNK + 1))).isFalse();
        assertThat(areas.contains(new ByteRange(CHUNK - 1, CHUNK))).isFalse();
    }
}
