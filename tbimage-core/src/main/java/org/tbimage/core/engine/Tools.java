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
import org.tbimage.codec.UnsupportedFrameException;
import org.tbimage.core.codec.InstalledCodecs;
import org.tbimage.core.codec.KnownCodecs;
import org.tbimage.provider.Providers;
import org.tbimage.provider.UnknownProviderException;
import org.tbimage.value.Sha256;

/**
 * What a worker needs for any chunk, and for one at a time: encoders, decoders, a hasher. Costly to make and large, so
 * there is one set for each worker, and not for each chunk on its way. For one thread at a time.
 */
final class Tools implements Closeable {
    private final SlotShape shape;
    private final Providers<Codec> codecs;
    private final Sha256.Hasher hasher = new Sha256.Hasher();
    private final Map<String, FrameDecoder> decoders = new HashMap<>();
    private final Map<Integer, FrameEncoder> encoders = new HashMap<>();
    private Optional<ByteBuffer> scratch = Optional.empty();

    Tools(SlotShape shape, Providers<Codec> codecs) {
        this.shape = shape;
        this.codecs = codecs;
    }

    Sha256.Hasher hasher() {
        return hasher;
    }

    /** A buffer for a chunk that is forgotten afterwards, empty, with room for so many bytes. */
    ByteBuffer scratch(long length) {
        if (scratch.isEmpty()) {
            scratch = Optional.of(Aligned.allocate(shape.chunkSize()));
        }
        return scratch.get().clear().limit(Math.toIntExact(length));
    }

    /**
     * Compresses the slot's content, from position to limit, into its frame, which is left ready to be read. What would not
     * get smaller is done at the cheapest level, however hard the rest is compressed.
     */
    void encode(Slot slot) {
        Codec codec = shape.encoder().orElseThrow(() -> new IllegalStateException("work without an encoder"));
        int cheapest = codec.levels().fastest();
        int level = shape.level() > cheapest && Incompressible.looks(slot.content()) ? cheapest : shape.level();
        ByteBuffer frame = slot.frame(slot.frameCapacity());
        encoders.computeIfAbsent(level, codec::newEncoder).encode(slot.content().duplicate(), frame);
        frame.flip();
    }

    /**
     * Expands a frame of whatever codec into {@code target}, which it must fill exactly.
     *
     * @throws UnknownProviderException if the frame is of a known format whose codec is not installed
     */
    void decode(ByteBuffer encoded, ByteBuffer target)
            throws CorruptFrameException, UnsupportedFrameException, UnknownProviderException {
        Optional<Codec> codec = InstalledCodecs.recognizing(codecs, encoded);
        if (codec.isEmpty()) {
            throw unknown(encoded);
        }
        decoders.computeIfAbsent(codec.get().name(), name -> codec.get().newDecoder())
                .decode(encoded, target);
    }

    private CorruptFrameException unknown(ByteBuffer encoded) throws UnknownProviderException {
        Optional<String> name = KnownCodecs.recognize(encoded);
        if (name.isPresent()) {
            codecs.get(name.get());
        }
        return new CorruptFrameException(
                "frame", 0, "it begins like nothing that " + String.join(", ", codecs.names()) + " write", null);
    }

    @Override
    public void close() {
        encoders.values().forEach(FrameEncoder::close);
        decoders.values().forEach(FrameDecoder::close);
    }
}
