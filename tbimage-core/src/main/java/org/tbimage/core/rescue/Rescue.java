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
 * Reads what can be read around the bad places of one disk. Safe for many threads; only one at a time works on a bad
 * place, since a disk that is failing gets no faster by being asked twice.
 *
 * <p>As long as {@link RescueBudget} lasts every sector is tried. A disk may take seconds for each, so a chunk has a time of
 * its own; one that gave nothing at all in that time is taken for the beginning of a dead area, of which only the end is
 * looked for. See {@code docs/decisions}.
 */
public final class Rescue {
    private final BlockDevice device;
    private final boolean keepGoing;
    private final RescueBudget patience;
    private final SkippedAreas dead;
    private final RescueReporter tale;
    private final Cancellation cancellation;

    /** {@code keepGoing} says whether bytes may be lost; else the first bad sector is an error. */
    public Rescue(
            BlockDevice device,
            ChunkGrid grid,
            boolean keepGoing,
            RescueBudget patience,
            RescueReporter tale,
            Cancellation cancellation) {
        this.device = device;
        this.keepGoing = keepGoing;
        this.patience = patience;
        this.dead = new SkippedAreas(grid);
        this.tale = tale;
        this.cancellation = cancellation;
    }

    /** Whether a chunk lies where nothing is tried any more. */
    public boolean hasGivenUp(ByteRange chunk) {
        return dead.hold(chunk);
    }

    /**
     * Reads what it can of a chunk that failed to be read as a whole.
     *
     * @return what could not be read, in order; what the target holds there is not said
     * @throws ImagingException if nothing may be lost
     */
    public synchronized List<ByteRange> read(ByteRange range, ByteBuffer target) throws IOException {
        if (dead.hold(range)) {
            return List.of(range); // found out by another thread meanwhile
        }
        BadChunk chunk = new BadChunk(device, range, target);
        patience.begin();
        try {
            tale.begun(range);
            work(chunk, range);
            if (chunk.hasMore()) {
                giveUp(chunk, range);
            }
        } finally {
            patience.end();
        }
        List<ByteRange> lost = chunk.lost();
        tale.lost(lost);
        return lost;
    }

    private void work(BadChunk chunk, ByteRange range) throws IOException {
        while (chunk.hasMore() && patience.lasts()) {
            cancellation.check();
            try {
                if (chunk.step(!keepGoing)) {
                    patience.isRewarded();
                }
            } catch (BadBlockException e) {
                if (!keepGoing) {
                    throw refusal(e.range(), e);
                }
            }
            tale.goesOn(range, patience.left());
        }
    }

    private void giveUp(BadChunk chunk, ByteRange range) throws IOException {
        if (!keepGoing) {
            throw refusal(range, null);
        }
        patience.end();
        if (patience.isOver()) {
            tale.outOfTime(dead.addBlindly(range.end()));
        } else if (!chunk.gaveSomething()) {
            patience.begin();
            tale.gaveUp(dead.explore(range.end(), patience, this::canRead));
        } else {
            tale.leftUntried(range);
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
                device.info().name() + ": bytes " + bad + " can't be read",
                "set on-unreadable to keep what can be read; the image is then marked degraded",
                cause);
    }
}
