package org.tbimage.testkit.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.store.BlobStore;

/** A writer of a blob that hands every call to another one; base of writers that change one thing. */
public abstract class FilterSink implements BlobStore.Sink {
    private final BlobStore.Sink behind;

    /**
     * Stands before a writer, and closes it when closed itself.
     *
     * @param behind the writer behind
     */
    protected FilterSink(BlobStore.Sink behind) {
        this.behind = behind;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        behind.write(bytes);
    }

    @Override
    public void commit() throws IOException {
        behind.commit();
    }

    @Override
    public boolean isHeld() throws IOException {
        return behind.isHeld();
    }

    @Override
    public void renew() throws IOException {
        behind.renew();
    }

    @Override
    public void close() throws IOException {
        behind.close();
    }
}
