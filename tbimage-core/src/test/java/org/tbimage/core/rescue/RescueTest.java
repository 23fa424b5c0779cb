package org.tbimage.core.rescue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.Cancellation;
import org.tbimage.action.CancelledException;
import org.tbimage.action.ProgressListener;
import org.tbimage.device.BadBlockException;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;

/**
 * Everything readable on a bad disk is read, in limited time. The clock belongs to the disk, so the test does not wait.
 */
class RescueTest {
    private static final int MIB = 1 << 20;
    private static final long GIB = 1L << 30;
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    private final List<String> told = new ArrayList<>();
    private final Cancellation cancellation = new Cancellation();

    private final class Told implements ProgressListener {
        @Override
        public void warned(String message) {
            told.add(message);
        }
    }

    /** Reads a whole disk chunk by chunk, like a backup; returns the lost ranges. */
    private List<ByteRange> readAll(FailingDisk disk, boolean keepGoing, Duration budget) throws IOException {
        ChunkGrid grid = new ChunkGrid(disk.info().size(), MIB);
        RescueReporter reporter = new RescueReporter("failing", new Told(), disk::nanoTime);
        Rescue rescue =
                new Rescue(disk, grid, keepGoing, new RescueBudget(budget, disk::nanoTime), reporter, cancellation);
        List<ByteRange> lost = new ArrayList<>();
        ByteBuffer content = ByteBuffer.allocateDirect(MIB);
        for (long at = 0; at < grid.deviceSize(); at += MIB) {
            ByteRange chunk = grid.rangeOf(grid.indexOf(at));
            List<ByteRange> gone = read(disk, rescue, chunk, content);
            assertGoodIsRead(disk, chunk, content, gone);
            gone.forEach(range -> join(lost, range));
        }
        return lost;
    }

    private static List<ByteRange> read(FailingDisk disk, Rescue rescue, ByteRange chunk, ByteBuffer content)
            throws IOException {
        if (rescue.hasSkipped(chunk)) {
            return List.of(chunk);
        }
        try {
            disk.read(chunk.offset(), content.clear().limit((int) chunk.length()));
            return List.of();
        } catch (BadBlockException e) {
            return rescue.read(chunk, content.clear());
        }
    }

    private static void assertGoodIsRead(FailingDisk disk, ByteRange chunk, ByteBuffer content, List<ByteRange> gone) {
        int sector = disk.info().geometry().logicalSector();
        for (long at = chunk.offset(); at < chunk.end(); at += sector) {
            ByteRange here = new ByteRange(at, sector);
            if (gone.stream().noneMatch(range -> range.contains(here))) {
                assertThat(content.get((int) (at - chunk.offset()))).isEqualTo(FailingDisk.mark(at / sector));
            }
        }
    }

    private static void join(List<ByteRange> all, ByteRange next) {
        ByteRange last = all.isEmpty() ? new ByteRange(0, 0) : all.get(all.size() - 1);
        if (last.length() > 0 && last.end() == next.offset()) {
            all.set(all.size() - 1, new ByteRange(last.offset(), last.length() + next.length()));
        } else {
            all.add(next);
        }
    }

    private static List<ByteRange> bad(long size, int sector, LongPredicate badSector) {
        List<ByteRange> bad = new ArrayList<>();
        for (long at = 0; at < size; at += sector) {
            if (badSector.test(at / sector)) {
                join(bad, new ByteRange(at, sector));
            }
        }
        return bad;
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void losesNoReadableSectorWithinTheBudget(int sector) throws IOException {
        Random random = new Random(5);
        long size = 8L * MIB + 5 * 4096;
        for (int density : new int[] {2, 3, 50, 1000}) {
            long salt = random.nextLong();
            LongPredicate badSector =
                    at -> new Random(at * 31 + salt).nextInt(density) == 0 || (at > 3000 && at < 5500) || at < 3;
            FailingDisk disk = new FailingDisk(size, sector, Duration.ofMillis(1), badSector);
            assertThat(readAll(disk, true, AN_HOUR)).isEqualTo(bad(size, sector, badSector));
        }
    }

    /** One attempt for each halving of a MiB down to 512 bytes, and one for the whole chunk. */
    @Test
    void aSingleBadSectorTakesFewAttempts() throws IOException {
        FailingDisk disk = new FailingDisk(4L * MIB, 512, TWO_SECONDS, sector -> sector == 4099);
        assertThat(readAll(disk, true, AN_HOUR)).containsExactly(new ByteRange(4099 * 512, 512));
        assertThat(disk.failures()).isLessThanOrEqualTo(12);
    }

    /** The disk fails in sectors of 4096 bytes, although it addresses 512 bytes. An attempt may take many seconds. */
    @ParameterizedTest
    @ValueSource(ints = {2, 10, 20})
    void losesOnlyOnePhysicalSectorOfASlowDisk(int seconds) throws IOException {
        Duration slow = Duration.ofSeconds(seconds);
        FailingDisk disk = new FailingDisk(4L * MIB, 512, slow, sector -> sector / 8 == 300);
        assertThat(readAll(disk, true, AN_HOUR)).containsExactly(new ByteRange(300 * 4096, 4096));
    }

    /** The sectors before the bad one are at the edge of the chunk, beside nothing that was read. */
    @Test
    void aBadSectorNearTheEdgeOfAChunkLosesNoOther() throws IOException {
        FailingDisk disk = new FailingDisk(4L * MIB, 512, Duration.ofSeconds(5), sector -> sector / 16 == 128);
        FailingDisk shifted =
                new FailingDisk(4L * MIB, 512, Duration.ofSeconds(5), sector -> sector >= 2056 && sector < 2072);
        assertThat(readAll(disk, true, AN_HOUR)).containsExactly(new ByteRange(MIB, 8192));
        assertThat(readAll(shifted, true, AN_HOUR)).containsExactly(new ByteRange(MIB + 4096, 8192));
    }

    /** Bytes beyond the ends of a chunk are probably readable, so the ends are tried first. */
    @Test
    void theReadableEndsOfABadChunkAreFound() throws IOException {
        ByteRange dead = new ByteRange(MIB + 4096, MIB - 2 * 4096);
        FailingDisk disk =
                new FailingDisk(3L * MIB, 512, TWO_SECONDS, sector -> dead.contains(new ByteRange(sector * 512, 512)));
        assertThat(readAll(disk, true, AN_HOUR)).containsExactly(dead);
    }

    /** Untried sectors are reported, although other bytes of the chunk were read. */
    @Test
    void untriedSectorsAreReported() throws IOException {
        FailingDisk disk = new FailingDisk(4L * MIB, 512, Duration.ofSeconds(10), sector -> sector / 8 == 300);
        assertThat(readAll(disk, true, Duration.ofMinutes(20))).hasSize(1);
        assertThat(told).anyMatch(line -> line.contains("is used up: untried sectors count as lost"));
    }

    /** At 2 s for each failure, single sectors would take 48 days. */
    @Test
    void aBadGibibyteIsSkippedSoonWithExactEdges() throws IOException {
        long from = (GIB + 300_032) / 512;
        long end = (2 * GIB + 700_416) / 512;
        FailingDisk disk = new FailingDisk(4 * GIB, 512, TWO_SECONDS, sector -> sector >= from && sector < end);
        assertThat(readAll(disk, true, AN_HOUR)).containsExactly(new ByteRange(from * 512, (end - from) * 512));
        assertThat(disk.failures() * 2).as("seconds").isLessThan(10 * 60);
        assertThat(told).anyMatch(line -> line.contains("are skipped"));
    }

    /**
     * The disk is too bad for the budget. The job still ends, and the number of failures after the budget is limited.
     */
    @Test
    void aDiskThatIsBadEverywhereEndsInTime() throws IOException {
        long size = GIB;
        FailingDisk disk = new FailingDisk(size, 512, TWO_SECONDS, sector -> sector % 100 == 7);
        readAll(disk, true, AN_HOUR);
        assertThat(disk.failures() * 2).as("seconds").isLessThan(3600 + 2 * (100 + 4 + 60));
        assertThat(told)
                .filteredOn(line -> line.contains("is used up: from now on"))
                .hasSize(1);
    }

    @Test
    void aDiskWithoutReadableSectorsEndsInTime() throws IOException {
        FailingDisk disk = new FailingDisk(64L * MIB, 512, TWO_SECONDS, sector -> true);
        assertThat(readAll(disk, true, AN_HOUR)).containsExactly(new ByteRange(0, 64L * MIB));
        assertThat(disk.failures() * 2).as("seconds").isLessThan(3600);
    }

    @Test
    void withoutTimeEachFailureSkipsItsArea() throws IOException {
        FailingDisk disk = new FailingDisk(64L * MIB, 512, TWO_SECONDS, sector -> sector == 4099);
        assertThat(readAll(disk, true, Duration.ZERO)).containsExactly(new ByteRange(2L * MIB, 2L * MIB));
        assertThat(disk.failures()).isEqualTo(1);
    }

    /** By default, the first bad sector ends the backup, and no further sectors are read. */
    @Test
    void theFirstBadSectorIsAnErrorUnlessLossIsAllowed() {
        FailingDisk disk = new FailingDisk(4L * MIB, 512, TWO_SECONDS, sector -> sector >= 4099);
        assertThatThrownBy(() -> readAll(disk, false, AN_HOUR))
                .isInstanceOfSatisfying(
                        ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNREADABLE_SECTORS))
                .hasMessageContaining("bytes 2098688..2099200 cannot be read");
        assertThat(disk.failures()).isLessThanOrEqualTo(12);
    }

    /** A message every ten seconds names the current range, although no byte is finished for minutes. */
    @Test
    void reportsItsProgress() throws IOException {
        FailingDisk disk = new FailingDisk(8L * MIB, 512, TWO_SECONDS, sector -> sector >= 2048 && sector < 4096);
        readAll(disk, true, AN_HOUR);
        long seconds = 2L * disk.failures();
        assertThat(told).hasSizeGreaterThan((int) (seconds / 12)).hasSizeLessThan((int) (seconds / 10) + 4);
        assertThat(told).allMatch(line -> line.startsWith("failing: "));
        assertThat(told.get(0)).contains("bytes 1048576..2097152 cannot be read");
        assertThat(told.get(1)).contains("now at bytes 1048576..2097152");
    }

    @Test
    void canBeCancelled() {
        cancellation.request();
        FailingDisk disk = new FailingDisk(4L * MIB, 512, TWO_SECONDS, sector -> true);
        assertThatThrownBy(() -> readAll(disk, true, AN_HOUR)).isInstanceOf(CancelledException.class);
        assertThat(disk.failures()).isEqualTo(1);
    }
}
