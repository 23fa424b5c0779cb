package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.StoredFrame;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Sha256;

/**
 * Records the failure of a writer. A store that cannot be written stops a copy of many images; an image that cannot be read does
 * not.
 */
final class WatchedWriter implements ImageWriter {
    private final ImageWriter writer;
    private @Nullable IOException failure;

    /** Closes the writer when it is closed. */
    WatchedWriter(ImageWriter writer) {
        this.writer = writer;
    }

    /** Whether the writer threw this exception. */
    boolean threw(IOException e) {
        return failure == e;
    }

    private interface Call<T> {
        T run() throws IOException;
    }

    private <T> T watch(Call<T> call) throws IOException {
        try {
            return call.run();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public ImageRef ref() {
        return writer.ref();
    }

    @Override
    public Optional<StoredFrame> find(ByteRange range, Sha256 digest) {
        return writer.find(range, digest);
    }

    @Override
    public void put(ByteRange range, Sha256 digest, ByteBuffer frame, List<ByteRange> unreadable) throws IOException {
        watch(() -> {
            writer.put(range, digest, frame, unreadable);
            return frame;
        });
    }

    @Override
    public void putStored(ByteRange range, Sha256 digest, StoredFrame frame, List<ByteRange> unreadable)
            throws IOException {
        watch(() -> {
            writer.putStored(range, digest, frame, unreadable);
            return frame;
        });
    }

    @Override
    public boolean isCutByContent() {
        return writer.isCutByContent();
    }

    @Override
    public FrameRef putFrame(ByteBuffer frame, int contentLength) throws IOException {
        return watch(() -> writer.putFrame(frame, contentLength));
    }

    @Override
    public void putPart(ByteRange range, Sha256 digest, FrameRef frame, int at, List<ByteRange> unreadable)
            throws IOException {
        watch(() -> {
            writer.putPart(range, digest, frame, at, unreadable);
            return frame;
        });
    }

    @Override
    public void putZeros(ByteRange range, ByteBuffer frame, int contentLength) throws IOException {
        watch(() -> {
            writer.putZeros(range, frame, contentLength);
            return frame;
        });
    }

    @Override
    public ImageInfo publish(Duration took, long reusedChunks) throws IOException {
        return watch(() -> writer.publish(took, reusedChunks));
    }

    @Override
    public void close() throws IOException {
        watch(() -> {
            writer.close();
            return writer;
        });
    }
}
