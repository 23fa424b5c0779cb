package org.tbimage.core.rescue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.tbimage.device.BadBlockException;
import org.tbimage.device.BlockDevice;
import org.tbimage.value.ByteRange;

/**
 * One chunk that can't be read as a whole, read in ever smaller pieces, each at most once, down to the sector. Which
 * piece is halved next is the caller's choice, since time may end before all were tried.
 */
final class BadChunk {
    private static final int LEAST_PIECE = 512;

    private final BlockDevice device;
    private final ByteRange range;
    private final ByteBuffer target;
    private final int unit;
    private final BitSet good = new BitSet();
    private final Deque<Piece> untried = new ArrayDeque<>();
    private final List<Piece> failed = new ArrayList<>();
    private final Comparator<Piece> promise = Comparator.comparing((Piece piece) -> !isBesideGood(piece))
            .thenComparingInt(piece -> -piece.length)
            .thenComparingInt(Piece::at);

    /** A part of the chunk, which can't be read as a whole unless it is still to be tried. */
    private record Piece(int at, int length) {}

    /** The range is known to fail; {@code target} gets what can be read of it, at the same places. */
    BadChunk(BlockDevice device, ByteRange range, ByteBuffer target) {
        this.device = device;
        this.range = range;
        this.target = target;
        this.unit = unitOf(device);
        Piece whole = new Piece(0, Math.toIntExact(range.length()));
        if (whole.length > unit) {
            failed.add(whole);
        }
    }

    /** The smallest piece that is tried of a device, in bytes. */
    static int unitOf(BlockDevice device) {
        return Math.max(LEAST_PIECE, device.info().geometry().logicalSector());
    }

    /** Whether some piece is still to be tried. */
    boolean hasMore() {
        return !untried.isEmpty() || !failed.isEmpty();
    }

    /**
     * Tries one more piece: {@code narrowly} a half of the one that failed last, to find a bad sector soon; else one beside
     * what was read, to find where the bad place ends, and the largest of these.
     *
     * @return whether it could be read
     * @throws BadBlockException if that was a sector, which can't be tried in smaller pieces
     */
    boolean step(boolean narrowly) throws IOException {
        if (untried.isEmpty()) {
            Piece next = failed.stream().min(promise).orElseThrow();
            failed.remove(next);
            halve(next);
        }
        Piece piece = untried.pop();
        try {
            ByteBuffer bytes = target.slice(piece.at, piece.length);
            device.read(range.offset() + piece.at, bytes);
            ReadCheck.check(device, place(piece), bytes);
            good.set(piece.at / unit, (piece.at + piece.length - 1) / unit + 1);
            return true;
        } catch (BadBlockException e) {
            if (piece.length <= unit) {
                throw e;
            }
            if (narrowly) {
                halve(piece);
            } else {
                failed.add(piece);
            }
            return false;
        }
    }

    private void halve(Piece piece) {
        int half = Math.max(unit, piece.length / 2 / unit * unit);
        untried.push(new Piece(piece.at + half, piece.length - half));
        untried.push(new Piece(piece.at, half));
    }

    /** What is beyond the ends of the chunk is most likely good. */
    private boolean isBesideGood(Piece piece) {
        int first = piece.at / unit;
        int end = piece.at + piece.length;
        return first == 0 || good.get(first - 1) || end == range.length() || good.get((end - 1) / unit + 1);
    }

    private ByteRange place(Piece piece) {
        return new ByteRange(range.offset() + piece.at, piece.length);
    }

    /** Whether anything could be read. */
    boolean gaveSomething() {
        return !good.isEmpty();
    }

    /** What was not read, in order. */
    List<ByteRange> lost() {
        List<ByteRange> lost = new ArrayList<>();
        int length = Math.toIntExact(range.length());
        int from = good.nextClearBit(0) * unit;
        while (from < length) {
            int next = good.nextSetBit(from / unit);
            int end = next < 0 ? length : next * unit;
            lost.add(place(new Piece(from, end - from)));
            from = good.nextClearBit(end / unit) * unit;
        }
        return lost;
    }
}
