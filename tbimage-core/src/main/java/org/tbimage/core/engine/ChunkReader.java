package org.tbimage.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.device.BadBlockException;
import org.tbimage.device.BlockDevice;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ByteRange;

/** Reads chunks of a disk that may have bad places, in ever smaller pieces down to the sector. Safe for many threads. */
final class ChunkReader {
    private static final int LEAST_PIECE = 512;

    private final BlockDevice device;
    private final boolean keepGoing;

    /** {@code keepGoing} says whether zeros may stand in for what can't be read; else that is an error. */
    ChunkReader(BlockDevice device, boolean keepGoing) {
        this.device = device;
        this.keepGoing = keepGoing;
    }

    /** Fills {@code target} with the bytes of {@code range}, and returns those of them that could not be read. */
    List<ByteRange> read(ByteRange range, ByteBuffer target) throws IOException {
        List<ByteRange> unreadable = new ArrayList<>();
        readPiece(range, target, 0, unreadable);
        target.position(0).limit(Math.toIntExact(range.length()));
        return unreadable;
    }

    private void readPiece(ByteRange range, ByteBuffer target, int at, List<ByteRange> unreadable) throws IOException {
        int length = Math.toIntExact(range.length());
        try {
            ByteBuffer piece = target.slice(at, length);
            device.read(range.offset(), piece);
            WholeRead.check(device, range, piece);
            return;
        } catch (BadBlockException e) {
            if (length <= piece()) {
                giveUp(range, target.slice(at, length), unreadable, e);
                return;
            }
        }
        int half = Math.max(piece(), length / 2 / piece() * piece());
        readPiece(new ByteRange(range.offset(), half), target, at, unreadable);
        readPiece(new ByteRange(range.offset() + half, length - half), target, at + half, unreadable);
    }

    private int piece() {
        return Math.max(LEAST_PIECE, device.info().geometry().logicalSector());
    }

    private void giveUp(ByteRange range, ByteBuffer target, List<ByteRange> unreadable, BadBlockException cause)
            throws ImagingException {
        if (!keepGoing) {
            throw new ImagingException(
                    Problem.UNREADABLE_SECTORS,
                    device.info().name() + ": bytes " + range + " can't be read",
                    "save what can be read with --on-unreadable keep: the image is then marked degraded",
                    cause);
        }
        Zeros.fill(target);
        ByteRange last = unreadable.isEmpty() ? null : unreadable.get(unreadable.size() - 1);
        if (last != null && last.end() == range.offset()) {
            unreadable.set(unreadable.size() - 1, new ByteRange(last.offset(), last.length() + range.length()));
        } else {
            unreadable.add(range);
        }
    }
}
