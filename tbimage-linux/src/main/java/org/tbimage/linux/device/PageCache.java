package org.tbimage.linux.device;

import org.tbimage.linux.ioctl.Errno;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.linux.ioctl.OpenFlags;

/** How transfers of one open file go about the page cache: past it where the kernel lets them, else cleaning up. */
final class PageCache {
    private static final int PAGE = 4096;

    /** How a file is opened. */
    enum Mode {
        /** Past the page cache. */
        DIRECT,
        /** Through the page cache, which is left as it was found. */
        CLEANED,
        /** Through the page cache, as any program does it. */
        ORDINARY
    }

    private final OpenFile file;
    private volatile Mode mode;

    PageCache(OpenFile file, Mode mode) {
        this.file = file;
        this.mode = mode;
    }

    boolean isDirect() {
        return mode == Mode.DIRECT;
    }

    /** Some drivers and file systems take O_DIRECT when opening and refuse the transfers. Done twice it does no harm. */
    void leaveDirect() throws ErrnoException {
        file.calls().setFlags(file.descriptor(), 0);
        mode = Mode.CLEANED;
    }

    /** Drops what a transfer left in the cache. */
    void clean(long offset, long length) throws ErrnoException {
        if (mode == Mode.CLEANED) {
            drop(offset, length);
        }
    }

    /** Makes sure that the next reading comes from the medium, if what is cached has been flushed. */
    void dropBeforeReading(long offset, long length) throws ErrnoException {
        if (mode != Mode.DIRECT) {
            drop(offset, length);
        }
    }

    private void drop(long offset, long length) throws ErrnoException {
        // The kernel leaves pages that are only partly in the range.
        long start = offset / PAGE * PAGE;
        long end = (offset + length + PAGE - 1) / PAGE * PAGE;
        file.calls().dropCache(file.descriptor(), start, end - start);
    }

    /** {@return whether a call failed for direct I/O alone, so that it may succeed without} */
    static boolean refusesDirect(ErrnoException e) {
        return e.is(Errno.EINVAL);
    }

    /** {@return the flag to open with} */
    static int flag(Mode mode) {
        return mode == Mode.DIRECT ? OpenFlags.DIRECT : 0;
    }
}
