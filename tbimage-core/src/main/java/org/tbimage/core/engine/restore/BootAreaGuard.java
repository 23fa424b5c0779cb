package org.tbimage.core.engine.restore;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.core.engine.work.AlignedBuffer;
import org.tbimage.device.BlockDevice;
import org.tbimage.value.ByteRange;

/**
 * Prevents that a half-restored disk boots or passes for a whole one. Before anything else is written, a mark replaces its boot
 * sector, and its beginning is wiped. What belongs there is written last, zeros too.
 *
 * <p>Half of the first chunk is wiped, at most 512 KiB, so that wiping and mending an unchanged first chunk cost no more
 * than one chunk. That holds the boot sector, both kinds of partition table, and the superblocks of file systems.
 */
public final class BootAreaGuard {
    private static final int MOST = 512 << 10;

    private final BlockDevice device;
    private final RestoreMark mark;
    private final RestoreRecord record;
    private @Nullable ByteBuffer mend;
    private ByteRange beginning = new ByteRange(0, 0);
    private ByteRange wipe = new ByteRange(0, 0);
    private boolean begun;
    private boolean marked;

    public BootAreaGuard(BlockDevice device, RestoreMark mark, RestoreRecord record) {
        this.device = device;
        this.mark = mark;
        this.record = record;
    }

    /** The first chunk holds what it should; what would be wiped of it is kept. */
    void isRight(ByteBuffer content) {
        wipe = wipeOf(content.remaining());
        beginning = new ByteRange(0, wipe.end());
        mend = copy(content.slice(content.position(), (int) wipe.end()));
    }

    /** The beginning holds zeros, as it should; only the mark will have to go. */
    void isZeros(ByteRange range) {
        beginning = new ByteRange(0, bootLength(range.length()));
        wipe = beginning;
        mend = AlignedBuffer.allocate((int) wipe.end()).limit((int) wipe.end());
    }

    /** The first chunk should hold {@code content}, which is kept to be written last. */
    void shouldBe(ByteBuffer content) {
        wipe = wipeOf(content.remaining());
        beginning = new ByteRange(0, content.remaining());
        mend = copy(content);
    }

    /** The first chunk should hold zeros, and does not: all of it is wiped, and the mark goes last. */
    void shouldBeZeros(ByteRange range) {
        isZeros(range);
        beginning = range;
        wipe = range;
    }

    /** Called before each write: marks and wipes the beginning if that has not happened yet. */
    void beforeWrite() throws IOException {
        if (begun || mend == null) {
            return;
        }
        begun = true;
        record.begin(mark);
        int boot = bootLength(wipe.length());
        device.write(0, markOf(boot));
        marked = true; // until it is overwritten, whatever fails in between
        device.flush();
        if (wipe.end() > boot) {
            device.zero(new ByteRange(boot, wipe.end() - boot));
            device.flush();
        }
    }

    private ByteBuffer markOf(int length) {
        ByteBuffer sector = AlignedBuffer.allocate(length).limit(length);
        // smaller ones hold no disk of use
        return length < RestoreMark.LENGTH ? sector : sector.put(mark.toBytes()).rewind();
    }

    /** Whether the mark stands at the beginning at this moment, as far as is known. */
    boolean isMarked() {
        return marked;
    }

    /**
     * Writes and flushes what belongs at the beginning, if it was wiped. The boot sector is written last and alone: a write
     * that is torn by a power cut leaves no disk that boots without the rest of its chunk.
     */
    void mend() throws IOException {
        if (!begun || mend == null) {
            return;
        }
        int length = mend.remaining();
        int boot = bootLength(length);
        if (length > boot) {
            device.write(boot, mend.slice(boot, length - boot));
            device.flush();
        }
        device.write(0, mend.slice(0, boot));
        device.flush();
        marked = false;
    }

    /** Marks the beginning again, since what was written proved to be wrong. */
    void spoil() throws IOException {
        device.write(0, markOf(bootLength(wipe.length())));
        marked = true;
        device.flush();
    }

    /** The part of the beginning that is written anew; empty if nothing is written. */
    ByteRange range() {
        return begun ? beginning : new ByteRange(0, 0);
    }

    /** The boot sector of a beginning of that length, with room for the mark. */
    private int bootLength(long length) {
        int sector = device.info().geometry().logicalSector();
        return (int) Math.min(length, Math.max(RestoreMark.LENGTH, sector));
    }

    private ByteRange wipeOf(int chunkLength) {
        int sector = device.info().geometry().logicalSector();
        int half = Math.min(MOST, chunkLength / 2);
        return new ByteRange(0, Math.max(half / sector * sector, bootLength(chunkLength)));
    }

    private static ByteBuffer copy(ByteBuffer content) {
        return AlignedBuffer.allocate(content.remaining())
                .put(content.duplicate())
                .flip();
    }
}
