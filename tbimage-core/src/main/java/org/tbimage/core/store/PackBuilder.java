package org.tbimage.core.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.codec.PackTrailer;
import org.tbimage.core.image.Crc32c;
import org.tbimage.core.image.PackRecord;
import org.tbimage.store.BlobStore;
import org.tbimage.store.FrameRef;
import org.tbimage.store.TableEntry.FrameRun;

/** Lays frames end to end into one blob. Small ones are gathered, since zeros come by the thousand. For one thread. */
final class PackBuilder implements Closeable {
    private static final int GATHER = 1 << 20;
    private static final int NUMBER = 0; // a new pack is always the first of its image's packs

    private final BlobStore.Sink sink;
    private final PackTrailer trailer;
    private final ByteBuffer gathered = ByteBuffer.allocateDirect(GATHER);
    private long position;

    PackBuilder(BlobStore.Sink sink, PackTrailer trailer) {
        this.sink = sink;
        this.trailer = trailer;
    }

    /** Appends a frame, and tells where it lies. */
    FrameRef add(ByteBuffer frame, int contentLength) throws IOException {
        FrameRef ref = new FrameRef(NUMBER, position, frame.remaining(), Crc32c.of(frame), contentLength, 0);
        append(frame);
        trailer.add(ref.length(), contentLength);
        return ref;
    }

    /** Appends a frame many times. */
    FrameRun repeat(ByteBuffer frame, int contentLength, long count) throws IOException {
        FrameRef first = add(frame.duplicate(), contentLength);
        for (long i = 1; i < count; i++) {
            append(frame.duplicate());
            trailer.add(first.length(), contentLength);
        }
        return new FrameRun(first, count);
    }

    /** Appends the trailer and makes the blob visible. */
    PackRecord commit(String key) throws IOException {
        long framesEnd = position;
        ByteBuffer end = trailer.finish();
        int crc = Crc32c.of(end);
        append(end);
        drain();
        sink.commit();
        return new PackRecord(key, position, framesEnd, crc);
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
