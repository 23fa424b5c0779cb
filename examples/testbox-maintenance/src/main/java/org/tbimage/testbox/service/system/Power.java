package org.tbimage.testbox.service.system;

import java.io.IOException;

/** Ends what the box does now. */
public interface Power {
    /**
     * Brings all that was written to the media.
     *
     * @throws IOException if that fails
     */
    void sync() throws IOException;

    /**
     * Restarts the box. Returns before it does.
     *
     * @throws IOException if that fails
     */
    void reboot() throws IOException;
}
