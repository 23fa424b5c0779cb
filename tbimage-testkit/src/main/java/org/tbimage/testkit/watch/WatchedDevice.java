package org.tbimage.testkit.watch;

import java.io.IOException;
import org.tbimage.device.BlockDevice;
import org.tbimage.testkit.device.FilterDevice;

/** A device that is counted as open. */
final class WatchedDevice extends FilterDevice {
    private final OpenThings.Ticket ticket;

    WatchedDevice(OpenThings open, BlockDevice device) {
        super(device);
        this.ticket = open.opened("device " + device.info().name());
    }

    @Override
    public void close() throws IOException {
        ticket.closed();
        super.close();
    }
}
