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
 * A chunk that cannot be read as a whole. It is read in ever smaller pieces, down to a sector, and each piece at most
 * once. The caller chooses which piece is split next, since time may end first.
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

    /** A part of the chunk. It has failed, or was not tried yet. */
    private record Piece(int at, int length) {}

    /** Creates a chunk whose range failed as a whole. {@code target} receives the readable bytes at their offsets. */
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

    /** Length of the smallest piece of a device, in bytes. */
    static int unitOf(BlockDevice device) {
        return Math.max(LEAST_PIECE, device.info().geometry().logicalSector());
    }

    /** Whether there are pieces to try. */
    boolean hasMore() {
        return !untried.isEmpty() || !failed.isEmpty();
    }

    /**
     * Tries one more piece. With {@code narrowly} it is a half of the piece that failed last, which finds a bad sector
     * soon. Otherwise it is the largest piece beside readable bytes, which finds the end of a bad area.
     *
     * @return whether the piece was read
     * @throws BadBlockException if the piece was a single sector
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

    /** Bytes outside the chunk are assumed to be readable. */
    private boolean isBesideGood(Piece piece) {
        int first = piece.at / unit;
        int end = piece.at + piece.length;
        return first == 0 || good.get(first - 1) || end == range.length() || good.get((end - 1) / unit + 1);
    }

    private ByteRange place(Piece piece) {
        return new ByteRange(range.offset() + piece.at, piece.length);
    }

    /** Whether any piece was read. */
    boolean hasReadAny() {
        return !good.isEmpty();
    }

    /** The ranges that were not read, in ascending order. */
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
