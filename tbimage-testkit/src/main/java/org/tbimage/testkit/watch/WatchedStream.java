package org.tbimage.testkit.watch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that is counted as open. */
final class WatchedStream extends FilterInputStream {
    private final OpenThings.Ticket ticket;

    WatchedStream(InputStream stream, OpenThings.Ticket ticket) {
        super(stream);
        this.ticket = ticket;
    }

    @Override
    public void close() throws IOException {
        ticket.closed();
        super.close();
    }
}
