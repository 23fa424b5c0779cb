package org.tbimage.core.engine;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tbimage.codec.Codec;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.provider.Providers;
import org.tbimage.value.Sha256;

/**
 * All that one chunk on its way needs: buffers, an encoder, decoders, a hasher. Made once, used for one chunk after the
 * other; the fixed number of slots is what bounds memory. For one thread at a time.
 */
final class Slot implements Closeable {
    private final SlotShape shape;
    private final Providers<Codec> codecs;
    private final ByteBuffer content;
    private final ByteBuffer frame;
    private final Sha256.Hasher hasher = new Sha256.Hasher();
    private final Map<String, FrameDecoder> decoders = new HashMap<>();
    private final Map<Integer, FrameEncoder> encoders = new HashMap<>();
    private Optional<ByteBuffer> scratch = Optional.empty();

    Slot(SlotShape shape, Providers<Codec> codecs) {
        this.shape = shape;
        this.codecs = codecs;
        this.content = Aligned.allocate(shape.chunkSize());
        this.frame = Aligned.allocate(shape.frameSize());
    }

    /** The chunk's buffer, empty, with room for so many bytes. */
    ByteBuffer content(long length) {
        return content.clear().limit(Math.toIntExact(length));
    }

    /** The chunk's buffer as it was left. */
    ByteBuffer content() {
        return content;
    }

    /** The frame's buffer, empty, with room for so many bytes. */
    ByteBuffer frame(int length) {
        return frame.clear().limit(length);
    }

    /** The frame's buffer as it was left. */
    ByteBuffer frame() {
        return frame;
    }

    /** A second buffer for a chunk, empty, with room for so many bytes; made when first asked for. */
    ByteBuffer scratch(long length) {
        if (scratch.isEmpty()) {
            scratch = Optional.of(Aligned.allocate(shape.chunkSize()));
        }
        return scratch.get().clear().limit(Math.toIntExact(length));
    }

    /** The longest frame there is room for. */
    int frameCapacity() {
        return shape.frameSize();
    }

    Sha256.Hasher hasher() {
        return hasher;
    }

    /**
     * Compresses the chunk's buffer, from position to limit, into the frame's, which is left ready to be read. What does not
     * get smaller is done at the cheapest level, however hard the others are compressed.
     */
    void encode() {
        Codec codec = shape.encoder().orElseThrow(() -> new IllegalStateException("a slot without an encoder"));
        int cheapest = codec.levels().fastest();
        int level = shape.level() > cheapest && Incompressible.looks(content) ? cheapest : shape.level();
        encoders.computeIfAbsent(level, codec::newEncoder).encode(content.duplicate(), frame.clear());
        frame.flip();
    }

    /** Expands a frame of whatever codec into {@code target}, which it must fill exactly. */
    void decode(ByteBuffer encoded, ByteBuffer target) throws CorruptFrameException {
        Codec codec = codecs.all().stream()
                .filter(candidate -> candidate.recognizes(encoded.duplicate()))
                .findFirst()
                .orElseThrow(() -> new CorruptFrameException(
                        "frame",
                        0,
                        "it begins like nothing that " + String.join(", ", codecs.names()) + " write",
                        null));
        decoders.computeIfAbsent(codec.name(), name -> codec.newDecoder()).decode(encoded, target);
    }

    @Override
    public void close() {
        encoders.values().forEach(FrameEncoder::close);
        decoders.values().forEach(FrameDecoder::close);
    }
}
