package org.tbimage.core.rescue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tbimage.action.Cancellation;
import org.tbimage.device.BadBlockException;
import org.tbimage.device.BlockDevice;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;

/**
 * Reads as much as possible around the bad sectors of one disk. Safe for use by many threads. Only one thread at a time
 * works on a bad area, since parallel requests do not speed up a failing disk.
 *
 * <p>Every sector is tried while the {@link RescueBudget} lasts. A disk may need seconds for each sector, so each chunk
 * has its own time limit. If no byte of a chunk could be read within that time, the chunk counts as the start of a bad
 * area, and only the end of the area is searched. See {@code docs/decisions}.
 */
public final class Rescue {
    private final BlockDevice device;
    private final boolean keepGoing;
    private final RescueBudget budget;
    private final SkippedAreas skipped;
    private final RescueReporter reporter;
    private final Cancellation cancellation;

    /** Creates a rescue. If {@code keepGoing} is false, the first bad sector is an error. */
    public Rescue(
            BlockDevice device,
            ChunkGrid grid,
            boolean keepGoing,
            RescueBudget budget,
            RescueReporter reporter,
            Cancellation cancellation) {
        this.device = device;
        this.keepGoing = keepGoing;
        this.budget = budget;
        this.skipped = new SkippedAreas(grid);
        this.reporter = reporter;
        this.cancellation = cancellation;
    }

    /** Whether a chunk lies in a skipped area. */
    public boolean hasSkipped(ByteRange chunk) {
        return skipped.contains(chunk);
    }

    /**
     * Reads as much as possible of a chunk that could not be read as a whole.
     *
     * @return the ranges that could not be read, in ascending order; the target holds undefined bytes there
     * @throws ImagingException if bytes were lost but must not be
     */
    public synchronized List<ByteRange> read(ByteRange range, ByteBuffer target) throws IOException {
        if (skipped.contains(range)) {
            return List.of(range); // another thread skipped the area meanwhile
        }
        BadChunk chunk = new BadChunk(device, range, target);
        budget.begin();
        try {
            reporter.begun(range);
            work(chunk, range);
            if (chunk.hasMore()) {
                giveUp(chunk, range);
            }
        } finally {
            budget.end();
        }
        List<ByteRange> lost = chunk.lost();
        reporter.lost(lost);
        return lost;
    }

    private void work(BadChunk chunk, ByteRange range) throws IOException {
        while (chunk.hasMore() && budget.lasts()) {
            cancellation.check();
            try {
                if (chunk.step(!keepGoing)) {
                    budget.extend();
                }
            } catch (BadBlockException e) {
                if (!keepGoing) {
                    throw refusal(e.range(), e);
                }
            }
            reporter.continued(range, budget.left());
        }
    }

    private void giveUp(BadChunk chunk, ByteRange range) throws IOException {
        if (!keepGoing) {
            throw refusal(range, null);
        }
        budget.end();
        if (budget.isUsedUp()) {
            reporter.outOfTime(skipped.addWithoutProbes(range.end()));
        } else if (!chunk.hasReadAny()) {
            budget.begin();
            reporter.skipped(skipped.explore(range.end(), budget, this::canRead));
        } else {
            reporter.leftUntried(range);
        }
    }

    private boolean canRead(long end) throws IOException {
        cancellation.check();
        int sector = Math.toIntExact(Math.min(end, BadChunk.unitOf(device)));
        try {
            device.read(end - sector, ByteBuffer.allocateDirect(sector));
            return true;
        } catch (BadBlockException e) {
            return false;
        }
    }

    private ImagingException refusal(ByteRange bad, @Nullable BadBlockException cause) {
        return new ImagingException(
                Problem.UNREADABLE_SECTORS,
                device.info().name() + ": bytes " + bad + " cannot be read",
                "set on-unreadable to keep, which stores all other sectors and marks the image as degraded",
                cause);
    }
}
