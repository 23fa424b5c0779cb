package org.tbimage.testkit.watch;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.NewImage;
import org.tbimage.store.TableEntry;
import org.tbimage.testkit.store.FilterImageReader;
import org.tbimage.testkit.store.FilterImageStore;
import org.tbimage.testkit.store.FilterImageWriter;
import org.tbimage.value.ImageRef;

/** A store that is counted as open, with its readers, their cursors, and its writers. */
final class WatchedStore extends FilterImageStore {
    private final OpenThings open;
    private final OpenThings.Ticket ticket;

    WatchedStore(OpenThings open, ImageStore store) {
        super(store);
        this.open = open;
        this.ticket = open.opened("store " + store.location());
    }

    @Override
    public ImageReader open(ImageRef ref) throws IOException {
        return new WatchedReader(open, super.open(ref));
    }

    @Override
    public ImageWriter create(NewImage image, Consumer<String> warnings) throws IOException {
        return new WatchedWriter(open, super.create(image, warnings));
    }

    @Override
    public void close() throws IOException {
        ticket.closed();
        super.close();
    }

    private static final class WatchedWriter extends FilterImageWriter {
        private final OpenThings.Ticket ticket;

        WatchedWriter(OpenThings open, ImageWriter writer) {
            super(writer);
            this.ticket = open.opened("writer of " + writer.ref());
        }

        @Override
        public void close() throws IOException {
            ticket.closed();
            super.close();
        }
    }

    private static final class WatchedReader extends FilterImageReader {
        private final OpenThings open;
        private final OpenThings.Ticket ticket;

        WatchedReader(OpenThings open, ImageReader reader) {
            super(reader);
            this.open = open;
            this.ticket = open.opened("reader of " + reader.info().ref());
        }

        @Override
        public EntryCursor entries() throws IOException {
            return new WatchedCursor(super.entries(), open.opened("cursor of " + info().ref()));
        }

        @Override
        public void close() throws IOException {
            ticket.closed();
            super.close();
        }
    }

    private record WatchedCursor(ImageReader.EntryCursor cursor, OpenThings.Ticket ticket)
            implements ImageReader.EntryCursor {
        @Override
        public @Nullable TableEntry next() throws IOException {
            return cursor.next();
        }

        @Override
        public void close() throws IOException {
            ticket.closed();
            cursor.close();
        }
    }
}
