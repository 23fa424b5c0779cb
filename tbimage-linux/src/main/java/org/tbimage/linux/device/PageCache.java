package org.tbimage.linux.device;

import org.tbimage.linux.ioctl.Errno;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.linux.ioctl.OpenFlags;

/**
 * Use of the page cache by one open file. Transfers bypass the cache if the kernel allows it. Otherwise they clean it
 * up.
 */
final class PageCache {
    private static final int PAGE = 4096;

    /** Use of the cache. */
    enum Mode {
        /** Bypasses the page cache. */
        DIRECT,
        /** Uses the page cache, and leaves it as it was. */
        CLEANED,
        /** Uses the page cache like an ordinary program. */
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

    /**
     * Switches to {@link Mode#CLEANED}. Some drivers and file systems accept O_DIRECT when opening, but reject the
     * transfers. A second call has no effect.
     */
    void leaveDirect() throws ErrnoException {
        file.calls().setFlags(file.descriptor(), 0);
        mode = Mode.CLEANED;
    }

    /** Drops the pages that a transfer left in the cache. */
    void clean(long offset, long length) throws ErrnoException {
        if (mode == Mode.CLEANED) {
            drop(offset, length);
        }
    }

    /** Makes the next read come from the disk, if the cached pages are flushed. */
    void dropBeforeReading(long offset, long length) throws ErrnoException {
        if (mode != Mode.DIRECT) {
            drop(offset, length);
        }
    }

    private void drop(long offset, long length) throws ErrnoException {
        // The kernel keeps pages that are only partly in the range.
        long start = offset / PAGE * PAGE;
        long end = (offset + length + PAGE - 1) / PAGE * PAGE;
        file.calls().dropCache(file.descriptor(), start, end - start);
    }

    /** {@return whether a call failed only because of direct I/O} */
    static boolean refusesDirect(ErrnoException e) {
        return e.is(Errno.EINVAL);
    }

    /** {@return the flag for opening} */
    static int flag(Mode mode) {
        return mode == Mode.DIRECT ? OpenFlags.DIRECT : 0;
    }
}
