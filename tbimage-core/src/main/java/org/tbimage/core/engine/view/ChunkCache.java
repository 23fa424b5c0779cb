package org.tbimage.core.engine.view;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.tbimage.codec.Codec;
import org.tbimage.core.engine.frame.FrameReader;
import org.tbimage.core.engine.work.BufferSizes;
import org.tbimage.core.engine.work.ChunkBuffers;
import org.tbimage.core.engine.work.StageTimes;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.provider.Providers;
import org.tbimage.store.ImageReader;
import org.tbimage.store.TableEntry.Chunk;

/** Decodes chunks of an image, and keeps those that were used last, some 16 MiB of them. Safe for many threads. */
public final class ChunkCache implements Closeable {
    private static final int CACHE_BYTES = 16 << 20;

    private final FrameReader frames;
    private final BufferSizes sizes;
    private final Providers<Codec> codecs;
    private final Deque<Decoder> idle = new ConcurrentLinkedDeque<>();
    private final Map<Long, byte[]> decoded;

    /** The caller closes the image, after the cache. */
    public ChunkCache(ImageReader image, Providers<Codec> codecs) {
        int chunkSize = image.info().draft().encoding().chunkSize();
        int most = Math.max(2, CACHE_BYTES / chunkSize);
        this.frames = new FrameReader(image);
        this.sizes = BufferSizes.decoding(chunkSize, codecs);
        this.codecs = codecs;
        this.decoded = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
                return size() > most;
            }
        };
    }

    /** Copies bytes of a chunk, from a place in it, to {@code target}. */
    public void copy(Chunk chunk, int from, int length, ByteBuffer target) throws IOException {
        byte[] content = cached(chunk);
        if (content == null) {
            content = decode(chunk);
            synchronized (decoded) {
                decoded.put(chunk.range().offset(), content);
            }
        }
        target.put(content, from, length);
    }

    private byte @Nullable [] cached(Chunk chunk) {
        synchronized (decoded) {
            return decoded.get(chunk.range().offset());
        }
    }

    private byte[] decode(Chunk chunk) throws IOException {
        Decoder polled = idle.pollFirst();
        Decoder decoder = polled == null ? new Decoder(sizes, codecs) : polled;
        try {
            ByteBuffer content = frames.content(chunk, decoder.buffers, decoder.worker);
            byte[] bytes = new byte[content.remaining()];
            content.get(bytes);
            return bytes;
        } finally {
            idle.addFirst(decoder);
        }
    }

    /** Closes the decoders that are not in use. */
    @Override
    public void close() {
        for (Decoder decoder = idle.pollFirst(); decoder != null; decoder = idle.pollFirst()) {
            decoder.worker.close();
        }
    }

    /** Buffers and decoders for one thread at a time. */
    private static final class Decoder {
        private final ChunkBuffers buffers;
        private final WorkerContext worker;

        Decoder(BufferSizes sizes, Providers<Codec> codecs) {
            this.buffers = new ChunkBuffers(sizes);
            this.worker = new WorkerContext(sizes, codecs, new StageTimes(1));
        }
    }
}
