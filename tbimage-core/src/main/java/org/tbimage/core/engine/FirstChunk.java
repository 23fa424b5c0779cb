package org.tbimage.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.tbimage.device.BlockDevice;
import org.tbimage.value.ByteRange;

/**
 * Keeps a half-restored disk from being booted: before anything is written, its beginning, where boot sector and
 * partition table stand, is wiped and flushed; what belongs there is written last of all.
 *
 * <p>Half of the first chunk is wiped, at most 512 KiB, so that wiping and mending an unchanged first chunk cost no more
 * than one chunk. That holds the boot sector, both kinds of partition table, and the superblocks of file systems.
 */
final class FirstChunk {
    private static final int MOST = 512 << 10;
    private static final int BOOT = 512;

    private final BlockDevice device;
    private @Nullable ByteBuffer mend;
    private boolean wiped;
    private boolean bootless;
    private int wipe;

    FirstChunk(BlockDevice device) {
        this.device = device;
    }

    /** The first chunk holds what it should; what would be wiped of it is kept. */
    void isRight(ByteBuffer content) {
        wipe = wipeLength(content.remaining());
        mend = copy(content.slice(content.position(), wipe));
    }

    /** The first chunk should hold {@code content}, which is kept to be written last. */
    void shouldBe(ByteBuffer content) {
        wipe = wipeLength(content.remaining());
        mend = copy(content);
    }

    /** The first chunk should hold zeros, and does not: makes it so at once, since that is as good as wiping it. */
    void becomeZeros(ByteRange range) throws IOException {
        wiped = true;
        device.zero(range);
        device.flush();
    }

    /** Called before each write: wipes the beginning if that has not happened yet. */
    void beforeWrite() throws IOException {
        if (wiped) {
            return;
        }
        wiped = true;
        if (mend != null) {
            ByteBuffer zeros = ByteBuffer.allocateDirect(wipe);
            device.write(0, zeros);
            device.flush();
            bootless = true;
        }
    }

    /** Whether the beginning is wiped at this moment. */
    boolean isWiped() {
        return bootless;
    }

    /**
     * Brings what belongs at the beginning to the medium, if it was wiped; returns the bytes written. The boot sector
     * comes last and alone: a write that is torn by a power cut leaves no disk that boots without the rest of its chunk.
     */
    long mend() throws IOException {
        if (!wiped || mend == null) {
            return 0;
        }
        int length = mend.remaining();
        int boot = Math.min(length, Math.max(BOOT, device.info().geometry().logicalSector()));
        if (length > boot) {
            device.write(boot, mend.slice(boot, length - boot));
            device.flush();
        }
        bootless = false;
        device.write(0, mend.slice(0, boot));
        device.flush();
        return length;
    }

    /** The part of the beginning that {@link #mend} writes. */
    ByteRange range() {
        return new ByteRange(0, wiped && mend != null ? mend.remaining() : 0);
    }

    /** How much was wiped, in bytes. */
    long wipedBytes() {
        return wiped && mend != null ? wipe : 0;
    }

    private int wipeLength(int chunkLength) {
        int sector = device.info().geometry().logicalSector();
        int half = Math.min(MOST, chunkLength / 2);
        return Math.max(half / sector * sector, Math.min(sector, chunkLength));
    }

    private static ByteBuffer copy(ByteBuffer content) {
        return Aligned.allocate(content.remaining()).put(content.duplicate()).flip();
    }
}
