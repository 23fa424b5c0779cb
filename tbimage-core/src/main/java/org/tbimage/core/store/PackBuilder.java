package org.tbimage.core.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.tbimage.core.image.Crc32c;
import org.tbimage.core.image.PackFrame;
import org.tbimage.core.image.PackRecord;
import org.tbimage.store.BlobStore;
import org.tbimage.store.TableEntry.FrameRun;

/** Lays frames end to end into one blob. Small ones are gathered, since zeros come by the thousand. For one thread. */
final class PackBuilder implements Closeable {
    private static final int GATHER = 1 << 20;
    private static final int NUMBER = 0; // a new pack is always the first of its image's packs

    private final BlobStore.Sink sink;
    private final CRC32C trailerCrc = new CRC32C();
    private final ByteBuffer gathered = ByteBuffer.allocateDirect(GATHER);
    private long position;
    private long frames;
    private long framesEnd;

    PackBuilder(BlobStore.Sink sink) {
        this.sink = sink;
    }

    /** Appends a frame, and returns where it lies. */
    PackFrame add(ByteBuffer frame, int contentLength) throws IOException {
        PackFrame ref = new PackFrame(NUMBER, position, frame.remaining(), Crc32c.of(frame), contentLength);
        addBytes(frame);
        return ref;
    }

    /** Appends a frame many times. */
    FrameRun repeat(ByteBuffer frame, int contentLength, long count) throws IOException {
        PackFrame first = add(frame.duplicate(), contentLength);
        for (long i = 1; i < count; i++) {
            addBytes(frame.duplicate());
        }
        return new FrameRun(first, count);
    }

    private void addBytes(ByteBuffer frame) throws IOException {
        append(frame);
        frames++;
        framesEnd = position;
    }

    /** {@return how many frames were added} */
    long frames() {
        return frames;
    }

    /** Appends a part of what follows the last frame. */
    void addTrailer(ByteBuffer part) throws IOException {
        trailerCrc.update(part.duplicate());
        append(part);
    }

    /** What is in the pack so far. */
    PackRecord record(String key) {
        return new PackRecord(key, position, framesEnd, (int) trailerCrc.getValue());
    }

    /** Makes the blob visible. */
    void commit() throws IOException {
        drain();
        sink.commit();
    }

    private void append(ByteBuffer bytes) throws IOException {
        position += bytes.remaining();
        if (bytes.remaining() > gathered.remaining()) {
            drain();
        }
        if (bytes.remaining() > gathered.remaining()) {
            sink.write(bytes);
        } else {
            gathered.put(bytes);
        }
    }

    private void drain() throws IOException {
        gathered.flip();
        sink.write(gathered);
        gathered.clear();
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }
}
