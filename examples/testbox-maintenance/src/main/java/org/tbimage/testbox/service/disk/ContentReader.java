package org.tbimage.testbox.service.disk;

import java.io.InterruptedIOException;

/** Looks at what a disk holds. */
@FunctionalInterface
public interface ContentReader {
    /**
     * Reads a few places of a disk and writes nothing. A disk that can't be read is not blank.
     *
     * @param disk which one
     * @return what it holds
     * @throws InterruptedIOException if the thread was interrupted
     */
    TargetContent read(Disk disk) throws InterruptedIOException;
}
