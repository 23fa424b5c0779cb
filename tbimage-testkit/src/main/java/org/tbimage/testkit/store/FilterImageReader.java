package org.tbimage.testkit.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.PackInfo;

/** An open image that hands every call to another one; base of those that change one thing. */
public abstract class FilterImageReader implements ImageReader {
    private final ImageReader delegate;

    /**
     * Stands before an open image, and closes it when closed itself.
     *
     * @param delegate the image behind
     */
    protected FilterImageReader(ImageReader delegate) {
        this.delegate = delegate;
    }

    @Override
    public ImageInfo info() {
        return delegate.info();
    }

    @Override
    public List<PackInfo> packs() {
        return delegate.packs();
    }

    @Override
    public EntryCursor entries() throws IOException {
        return delegate.entries();
    }

    @Override
    public void readPack(int pack, long offset, ByteBuffer target) throws IOException {
        delegate.readPack(pack, offset, target);
    }

    @Override
    public void close() throws IOException {
        delegate.close();
    }
}
