package org.tbimage.testkit.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.StoredFrame;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Sha256;

/** An image being written that hands every call to another one; base of those that change one thing. */
public abstract class FilterImageWriter implements ImageWriter {
    private final ImageWriter delegate;

    /**
     * Stands before an image being written, and closes it when closed itself.
     *
     * @param delegate the image behind
     */
    protected FilterImageWriter(ImageWriter delegate) {
        this.delegate = delegate;
    }

    @Override
    public ImageRef ref() {
        return delegate.ref();
    }

    @Override
    public void put(ByteRange range, Sha256 digest, ByteBuffer frame, List<ByteRange> unreadable) throws IOException {
        delegate.put(range, digest, frame, unreadable);
    }

    @Override
    public Optional<StoredFrame> find(ByteRange range, Sha256 digest) {
        return delegate.find(range, digest);
    }

    @Override
    public boolean isCutByContent() {
        return delegate.isCutByContent();
    }

    @Override
    public FrameRef putFrame(ByteBuffer frame, int contentLength) throws IOException {
        return delegate.putFrame(frame, contentLength);
    }

    @Override
    public void putPart(ByteRange range, Sha256 digest, FrameRef frame, int at, List<ByteRange> unreadable)
            throws IOException {
        delegate.putPart(range, digest, frame, at, unreadable);
    }

    @Override
    public void putStored(ByteRange range, Sha256 digest, StoredFrame frame, List<ByteRange> unreadable)
            throws IOException {
        delegate.putStored(range, digest, frame, unreadable);
    }

    @Override
    public void putZeros(ByteRange range, ByteBuffer frame, int contentLength) throws IOException {
        delegate.putZeros(range, frame, contentLength);
    }

    @Override
    public ImageInfo publish(Duration took, long reusedChunks) throws IOException {
        return delegate.publish(took, reusedChunks);
    }

    @Override
    public void close() throws IOException {
        delegate.close();
    }
}
