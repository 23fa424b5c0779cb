package org.tbimage.testkit.watch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.store.FilterBlobStore;
import org.tbimage.testkit.store.FilterSink;

/** A medium that is counted as open, with its writers and streams. */
final class WatchedMedium extends FilterBlobStore {
    private final OpenThings open;
    private final OpenThings.Ticket ticket;

    WatchedMedium(OpenThings open, BlobStore medium) {
        super(medium);
        this.open = open;
        this.ticket = open.opened("medium " + medium.location());
    }

    @Override
    public Optional<Sink> create(String key, long expectedLength) throws IOException {
        return super.create(key, expectedLength).map(sink -> new WatchedSink(sink, open.opened("writer of " + key)));
    }

    @Override
    public InputStream stream(String key) throws IOException {
        return new WatchedStream(super.stream(key), open.opened("stream of " + key));
    }

    @Override
    public void close() throws IOException {
        ticket.closed();
        super.close();
    }

    private static final class WatchedSink extends FilterSink {
        private final OpenThings.Ticket ticket;

        WatchedSink(Sink sink, OpenThings.Ticket ticket) {
            super(sink);
            this.ticket = ticket;
        }

        @Override
        public void close() throws IOException {
            ticket.closed();
            super.close();
        }
    }
}
