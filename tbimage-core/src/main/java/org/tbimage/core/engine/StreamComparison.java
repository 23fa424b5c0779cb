package org.tbimage.core.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.UnsupportedFrameException;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.PlainImage;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/** Compares a device with an expanded stream. The stream is read in order, the device by many workers. */
final class StreamComparison implements DiskContent.Run {
    private final PlainImage image;
    private final InputStream stream;
    private final DiskContent content;
    private final Comparison comparison;
    private final @Nullable CellDigests digests;
    private long offset;

    /** The digests, if any, are taken of all chunks on the way. */
    StreamComparison(
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
    public @Nullable Job next() throws IOException {
        while (offset < content.size()) {
            if (offset >= comparison.verdicts().end()) {
                return null;
            }
            int length = (int) Math.min(content.chunkSize(), content.size() - offset);
            ByteRange range = new ByteRange(offset, length);
            ByteBuffer wanted = ByteBuffer.wrap(read(length));
            offset = range.end();
            if (comparison.verdicts().wants(range)) {
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

    /** The format's checksum, behind its last byte, is looked at only by who reads on. */
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
    private static final class StreamChunk implements Job {
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
        public void work(Slot slot, Tools tools) throws IOException {
            if (digests != null) {
                digest = tools.hasher().hash(wanted);
            }
            zeros = Zeros.areAll(wanted);
            if (zeros && comparison.blindZeros()) {
                return;
            }
            ByteBuffer found = slot.content(range.length());
            same = comparison.readDevice(range, found) && found.equals(wanted);
        }

        @Override
        public Tail deliver(Slot slot) throws IOException {
            if (digests != null && digest != null) {
                digests.add(range, digest);
            }
            Verdicts verdicts = comparison.verdicts();
            if (!same) {
                return zeros ? verdicts.differentZeros(range) : verdicts.different(range, wanted);
            }
            if (zeros) {
                verdicts.sameZeros(range);
            } else {
                verdicts.same(range, wanted);
            }
            return Tail.NONE;
        }
    }
}
