package org.tbimage.core.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tbimage.action.Cancellation;
import org.tbimage.action.CancelledException;
import org.tbimage.core.image.PackFrame;
import org.tbimage.core.job.ContentChanges;
import org.tbimage.store.ImageReader.EntryCursor;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.store.TableEntry.Zeros;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/** Chunk tables of small disks, compared with the disks themselves. */
class TableComparisonTest {
    private static final long SEED = 77;

    /** The entries of a disk that is cut at the given offsets; 0 in the content makes zeros. */
    private static List<TableEntry> table(byte[] disk, List<Integer> cuts) {
        List<TableEntry> entries = new ArrayList<>();
        for (int i = 0; i + 1 < cuts.size(); i++) {
            byte[] content = Arrays.copyOfRange(disk, cuts.get(i), cuts.get(i + 1));
            ByteRange range = new ByteRange(cuts.get(i), content.length);
            boolean zero = Arrays.equals(content, new byte[content.length]);
            entries.add(
                    zero
                            ? new Zeros(range, Optional.empty())
                            : new Chunk(
                                    range,
                                    Sha256.digest(ByteBuffer.wrap(content)),
                                    new PackFrame(0, 0, 1, 0, content.length),
                                    0,
                                    List.of()));
        }
        return entries;
    }

    private static EntryCursor cursor(List<TableEntry> entries) {
        Iterator<TableEntry> all = entries.iterator();
        return new EntryCursor() {
            @Override
            public @Nullable TableEntry next() {
                return all.hasNext() ? all.next() : null;
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    private static ContentChanges compare(List<TableEntry> older, List<TableEntry> newer) throws IOException {
        return new TableComparison(cursor(older), cursor(newer), new Cancellation()).run();
    }

    private static List<Integer> every(int step, int size) {
        List<Integer> cuts = new ArrayList<>();
        for (int at = 0; at < size; at += step) {
            cuts.add(at);
        }
        cuts.add(size);
        return cuts;
    }

    @Test
    void equalDisksDoNotDiffer() throws IOException {
        byte[] disk = new byte[100];
        new Random(SEED).nextBytes(disk);
        ContentChanges changes = compare(table(disk, every(16, 100)), table(disk, every(16, 100)));
        assertThat(changes).isEqualTo(new ContentChanges(0, List.of(), 0));
    }

    @Test
    void changedChunksThatTouchAreOneRange() throws IOException {
        byte[] before = new byte[96];
        Arrays.fill(before, (byte) 1);
        byte[] after = before.clone();
        after[20] = 2;
        after[33] = 2;
        after[95] = 0;
        assertThat(compare(table(before, every(16, 96)), table(after, every(16, 96))))
                .isEqualTo(new ContentChanges(48, List.of(new ByteRange(16, 32), new ByteRange(80, 16)), 0));
    }

    /** A run of zeros is one entry in one table and many in the other. */
    @Test
    void zerosAreEqualHoweverTheyAreCut() throws IOException {
        byte[] disk = new byte[96];
        disk[0] = 1;
        assertThat(compare(table(disk, List.of(0, 16, 96)), table(disk, every(16, 96))))
                .isEqualTo(new ContentChanges(0, List.of(), 0));
        byte[] written = disk.clone();
        written[50] = 1;
        assertThat(compare(table(disk, List.of(0, 16, 96)), table(written, every(16, 96))))
                .isEqualTo(new ContentChanges(16, List.of(new ByteRange(48, 16)), 0));
    }

    /** Chunks with other borders can't be compared. Behind them the comparison goes on. */
    @Test
    void afterOtherBordersEqualChunksAreFoundAgain() throws IOException {
        byte[] disk = new byte[96];
        Arrays.fill(disk, (byte) 1);
        assertThat(compare(table(disk, List.of(0, 16, 40, 64, 96)), table(disk, List.of(0, 16, 32, 64, 96))))
                .isEqualTo(new ContentChanges(48, List.of(new ByteRange(16, 48)), 0));
    }

    /** The same content at another place is a change. */
    @Test
    void aChunkThatMovedIsChanged() throws IOException {
        byte[] before = new byte[24];
        for (int at = 0; at < 16; at++) {
            before[at] = (byte) (at + 1);
        }
        byte[] after = new byte[24];
        System.arraycopy(before, 0, after, 8, 16);
        assertThat(compare(table(before, List.of(0, 16, 24)), table(after, List.of(0, 8, 24))))
                .isEqualTo(new ContentChanges(24, List.of(new ByteRange(0, 24)), 0));
    }

    @Test
    void theEndOfTheLargerDiskCountsAsChanged() throws IOException {
        byte[] small = new byte[64];
        byte[] large = new byte[100];
        ContentChanges expected = new ContentChanges(36, List.of(new ByteRange(64, 36)), 0);
        assertThat(compare(table(small, every(16, 64)), table(large, every(16, 100))))
                .isEqualTo(expected);
        assertThat(compare(table(large, every(16, 100)), table(small, every(16, 64))))
                .isEqualTo(expected);
    }

    @Test
    void onlyTheFirstRangesAreListed() throws IOException {
        byte[] before = new byte[1000];
        byte[] after = new byte[1000];
        for (int at = 0; at < 1000; at += 4) {
            after[at] = 1;
        }
        ContentChanges changes = compare(table(before, every(2, 1000)), table(after, every(2, 1000)));
        assertThat(changes.bytes()).isEqualTo(500);
        assertThat(changes.ranges()).hasSize(ContentChanges.MAX_RANGES);
        assertThat(changes.ranges().get(99)).isEqualTo(new ByteRange(396, 2));
        assertThat(changes.moreRanges()).isEqualTo(150);
    }

    /** Random disks, cut alike or at random: nothing that differs is missed, and with equal borders nothing is added. */
    @Test
    void noChangeIsMissed() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < 2000; i++) {
            int size = 1 + random.nextInt(200);
            byte[] before = new byte[size];
            for (int at = random.nextInt(50); at < size; at += 1 + random.nextInt(50)) {
                before[at] = (byte) random.nextInt(3);
            }
            byte[] after = before.clone();
            for (int at = random.nextInt(100); at < size; at += 1 + random.nextInt(100)) {
                after[at] = (byte) random.nextInt(3);
            }
            List<Integer> cuts = randomCuts(random, size);
            boolean alike = random.nextBoolean();
            List<Integer> other = alike ? cuts : randomCuts(random, size);
            ContentChanges changes = compare(table(before, cuts), table(after, other));
            String what = "run " + i + " of seed " + SEED;
            boolean[] reported = new boolean[size];
            changes.ranges().forEach(range -> Arrays.fill(reported, (int) range.offset(), (int) range.end(), true));
            for (int at = 0; at < size; at++) {
                assertThat(reported[at] || before[at] == after[at])
                        .as("%s, byte %s", what, at)
                        .isTrue();
            }
            if (alike) {
                for (int c = 0; c + 1 < cuts.size(); c++) {
                    boolean differs =
                            !Arrays.equals(before, cuts.get(c), cuts.get(c + 1), after, cuts.get(c), cuts.get(c + 1));
                    assertThat(reported[cuts.get(c)])
                            .as("%s, chunk %s", what, c)
                            .isEqualTo(differs);
                }
            }
        }
    }

    private static List<Integer> randomCuts(Random random, int size) {
        List<Integer> cuts = new ArrayList<>(List.of(0));
        for (int at = 1 + random.nextInt(30); at < size; at += 1 + random.nextInt(30)) {
            cuts.add(at);
        }
        cuts.add(size);
        return cuts;
    }

    @Test
    void aComparisonCanBeCancelled() {
        Cancellation stop = new Cancellation();
        stop.request();
        List<TableEntry> entries = table(new byte[10], every(2, 10));
        assertThatThrownBy(() -> new TableComparison(cursor(entries), cursor(entries), stop).run())
                .isInstanceOf(CancelledException.class);
    }
}
