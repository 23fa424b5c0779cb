package org.tbimage.testbox.service.system;

import java.io.IOException;

/** Synchronizes and restarts the box. */
public interface Power {
    /**
     * Writes all buffered data to the disks and shares.
     *
     * @throws IOException if that fails
     */
    void sync() throws IOException;

    /**
     * Initiates a restart of the box and returns.
     *
     * @throws IOException if that fails
     */
    void reboot() throws IOException;
}
