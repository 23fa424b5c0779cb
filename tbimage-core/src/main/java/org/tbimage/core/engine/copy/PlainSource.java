package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tbimage.action.Stage;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.UnsupportedFrameException;
import org.tbimage.core.engine.plain.PlainContent;
import org.tbimage.core.engine.work.ChunkBuffers;
import org.tbimage.core.engine.work.ChunkJob;
import org.tbimage.core.engine.work.Completion;
import org.tbimage.core.engine.work.JobSource;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.core.engine.work.ZeroBytes;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.PlainImage;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/** Gives the expanded content of a file as jobs of a copy. The content is read in order, and encoded by many workers. */
final class PlainSource implements JobSource {
    private final PlainImage file;
    private final InputStream content;
    private final long size;
    private final int chunkSize;
    private final CopySink sink;
    private long offset;

    /** The caller closes the stream and the sink. */
    PlainSource(PlainImage file, InputStream content, long size, int chunkSize, CopySink sink) {
        this.file = file;
        this.content = content;
        this.size = size;
        this.chunkSize = chunkSize;
        this.sink = sink;
    }

    @Override
    public String deliveryStage() {
        return Stage.STORE;
    }

    @Override
    public @Nullable ChunkJob next() throws IOException {
        byte[] bytes = read((int) Math.min(chunkSize, size - offset));
        if (bytes.length == 0) {
            return null;
        }
        ByteRange range = new ByteRange(offset, bytes.length);
        offset = range.end();
        return new PlainChunk(range, bytes, sink);
    }

    /** At the end, reads past the last byte so that the decoder checks the trailing checksum. */
    private byte[] read(int length) throws IOException {
        try {
            byte[] bytes = content.readNBytes(length);
            if (bytes.length < length || (length == 0 && content.read() >= 0)) {
                throw DamagedImageException.of(
                        file.key(), DamagedImageException.UNKNOWN, "it changed while it was copied");
            }
            return bytes;
        } catch (CorruptFrameException | UnsupportedFrameException e) {
            throw PlainContent.explain(file, e);
        }
    }

    /** One chunk of the content. */
    private static final class PlainChunk implements ChunkJob {
        private final ByteRange range;
        private final byte[] bytes;
        private final CopySink sink;
        private @Nullable Sha256 digest;

        PlainChunk(ByteRange range, byte[] bytes, CopySink sink) {
            this.range = range;
            this.bytes = bytes;
            this.sink = sink;
        }

        @Override
        public void work(ChunkBuffers buffers, WorkerContext worker) throws IOException {
            ByteBuffer content = buffers.content(range.length()).put(bytes).flip();
            if (!ZeroBytes.areAll(content)) {
                digest = worker.hash(content);
                NewFrames.encode(range, buffers, worker);
            }
        }

        @Override
        public Completion deliver(ChunkBuffers buffers) throws IOException {
            if (digest == null) {
                sink.zeros(range);
            } else {
                sink.chunk(range, digest, buffers.frame(), List.of());
            }
            return Completion.NONE;
        }
    }
}
