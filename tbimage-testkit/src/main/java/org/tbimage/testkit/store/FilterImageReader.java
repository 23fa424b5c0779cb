package org.tbimage.testkit.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.PackInfo;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Zeros;
import org.tbimage.value.ByteRange;

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
    public TableEntry entryAt(long offset) throws IOException {
        return delegate.entryAt(offset);
    }

    @Override
    public void readFrame(FrameRef frame, ByteRange chunk, ByteBuffer target) throws IOException {
        delegate.readFrame(frame, chunk, target);
    }

    @Override
    public void readZeroFrames(Zeros zeros, long first, ByteBuffer target) throws IOException {
        delegate.readZeroFrames(zeros, first, target);
    }

    @Override
    public String describe(FrameRef frame) {
        return delegate.describe(frame);
    }

    @Override
    public DamagedImageException damaged(FrameRef frame, ByteRange chunk, String what, @Nullable Throwable cause) {
        return delegate.damaged(frame, chunk, what, cause);
    }

    @Override
    public void close() throws IOException {
        delegate.close();
    }
}
