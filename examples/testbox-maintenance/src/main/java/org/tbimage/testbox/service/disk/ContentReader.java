package org.tbimage.testbox.service.disk;

import java.io.InterruptedIOException;

/** Examines the content of a disk. */
@FunctionalInterface
public interface ContentReader {
    /**
     * Examines a disk by reading parts of it. An unreadable disk is not blank.
     *
     * @param disk the disk
     * @return its content
     * @throws InterruptedIOException if the thread is interrupted
     */
    TargetContent read(Disk disk) throws InterruptedIOException;
}
