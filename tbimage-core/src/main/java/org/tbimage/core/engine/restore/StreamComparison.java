package org.tbimage.core.engine.restore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.UnsupportedFrameException;
import org.tbimage.core.engine.plain.PlainContent;
import org.tbimage.core.engine.work.ChunkBuffers;
import org.tbimage.core.engine.work.ChunkJob;
import org.tbimage.core.engine.work.Completion;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.core.engine.work.ZeroBytes;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.PlainImage;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/** Compares a device with an expanded stream. The stream is read in order, the device by many workers. */
public final class StreamComparison implements DiskContent.Run {
    private final PlainImage image;
    private final InputStream stream;
    private final DiskContent content;
    private final Comparison comparison;
    private final @Nullable CellDigests digests;
    private long offset;

    /** The digests, if any, are taken of all chunks on the way. */
    public StreamComparison(
            PlainImage image,
            InputStream stream,
            DiskContent content,
            Comparison comparison,
            @Nullable CellDigests digests) {
        this.image = image;
        this.stream = stream;
        this.content = content;
        this.comparison = comparison;
        this.digests = digests;
    }

    @Override
    public @Nullable ChunkJob next() throws IOException {
        while (offset < content.size()) {
            if (offset >= comparison.handler().end()) {
                return null;
            }
            int length = (int) Math.min(content.chunkSize(), content.size() - offset);
            ByteRange range = new ByteRange(offset, length);
            ByteBuffer wanted = ByteBuffer.wrap(read(length));
            offset = range.end();
            if (comparison.handler().wants(range)) {
                return new StreamChunk(range, wanted, comparison, digests);
            }
        }
        requireEnd();
        return null;
    }

    private byte[] read(int length) throws IOException {
        try {
            byte[] bytes = stream.readNBytes(length);
            if (bytes.length < length) {
                throw DamagedImageException.of(
                        image.key(), DamagedImageException.UNKNOWN, "it expands to less than a moment ago");
            }
            return bytes;
        } catch (CorruptFrameException | UnsupportedFrameException e) {
            throw PlainContent.explain(image, e);
        }
    }

    /** Reads past the last byte so that the decoder checks the trailing checksum. */
    private void requireEnd() throws IOException {
        try {
            if (stream.read() >= 0) {
                throw DamagedImageException.of(
                        image.key(), DamagedImageException.UNKNOWN, "it expands to more than a moment ago");
            }
        } catch (CorruptFrameException | UnsupportedFrameException e) {
            throw PlainContent.explain(image, e);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /** One chunk of the stream. */
    private static final class StreamChunk implements ChunkJob {
        private final ByteRange range;
        private final ByteBuffer wanted;
        private final Comparison comparison;
        private final @Nullable CellDigests digests;
        private @Nullable Sha256 digest;
        private boolean zeros;
        private boolean same;

        StreamChunk(ByteRange range, ByteBuffer wanted, Comparison comparison, @Nullable CellDigests digests) {
            this.range = range;
            this.wanted = wanted;
            this.comparison = comparison;
            this.digests = digests;
        }

        @Override
        public void work(ChunkBuffers buffers, WorkerContext worker) throws IOException {
            if (digests != null) {
                digest = worker.hash(wanted);
            }
            zeros = ZeroBytes.areAll(wanted);
            if (zeros && comparison.blindZeros()) {
                return;
            }
            ByteBuffer found = buffers.content(range.length());
            same = comparison.readDevice(range, found, worker) && found.equals(wanted);
        }

        @Override
        public Completion deliver(ChunkBuffers buffers) throws IOException {
            if (digests != null && digest != null) {
                digests.add(range, digest);
            }
            ComparisonHandler handler = comparison.handler();
            if (!same) {
                return zeros ? handler.differentZeros(range) : handler.different(range, wanted);
            }
            if (zeros) {
                handler.sameZeros(range);
            } else {
                handler.same(range, wanted);
            }
            return Completion.NONE;
        }
    }
}
