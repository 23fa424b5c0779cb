package org.tbimage.core.image;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tbimage.codec.Codec;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.store.BlobStore;
import org.tbimage.value.Sha256;

/** Writes the lines of a chunk table, compressed in blocks or as they are, and computes the digest of what it writes. For one thread. */
final class TableOutput implements Closeable {
    private static final int BUFFER = 64 << 10;
    /** A block ends with the entry that reaches this length, in bytes. */
    private static final int BLOCK = 256 << 10;

    private final BlobStore.Sink sink;
    private final @Nullable FrameEncoder encoder;
    private final ByteBuffer buffer;
    private final ByteBuffer frame;
    private final Sha256.Hasher hasher = new Sha256.Hasher();
    private final IntStream.Builder stored = IntStream.builder();
    private final IntStream.Builder text = IntStream.builder();
    private long length;

    /** The caller closes the sink. With a codec the table is compressed. */
    TableOutput(BlobStore.Sink sink, Optional<Codec> codec, int level) {
        this.sink = sink;
        this.encoder = codec.map(one -> one.newEncoder(level)).orElse(null);
        this.buffer = ByteBuffer.allocate(codec.isPresent() ? TableBlocks.MAX_TEXT : BUFFER);
        this.frame = ByteBuffer.allocate(
                codec.map(one -> one.maxFrameLength(TableBlocks.MAX_TEXT)).orElse(0));
    }

    void line(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > TableFormat.MAX_LINE) {
            throw new IllegalArgumentException("too long for a line of a chunk table: " + line);
        }
        if (bytes.length > buffer.remaining()) {
            drain();
        }
        buffer.put(bytes);
    }

    /** Is called behind the lines of each entry. */
    void entryEnded() throws IOException {
        if (encoder != null && buffer.position() >= BLOCK) {
            drain();
        }
    }

    /** Ends a block. */
    void drain() throws IOException {
        buffer.flip();
        if (encoder != null && buffer.hasRemaining()) {
            text.add(buffer.remaining());
            encoder.encode(buffer, frame.clear());
            stored.add(frame.flip().remaining());
            write(frame);
        } else {
            write(buffer);
        }
        buffer.clear();
    }

    private void write(ByteBuffer bytes) throws IOException {
        length += bytes.remaining();
        hasher.update(bytes);
        sink.write(bytes);
    }

    TableWriter.Written finish() throws IOException {
        drain();
        return new TableWriter.Written(
                length,
                hasher.finish(),
                new TableBlocks(stored.build().toArray(), text.build().toArray()));
    }

    @Override
    public void close() {
        if (encoder != null) {
            encoder.close();
        }
    }
}
