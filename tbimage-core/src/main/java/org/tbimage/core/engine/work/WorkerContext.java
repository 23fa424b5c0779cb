package org.tbimage.core.engine.work;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tbimage.action.Stage;
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
 * The encoders, decoders and hasher of one worker, used for one chunk after the other. They are large and take long to make, so
 * there is one set for each worker. For one thread at a time.
 */
public final class WorkerContext implements Closeable {
    private final BufferSizes sizes;
    private final Providers<Codec> codecs;
    private final StageTimes times;
    private final Sha256.Hasher hasher = new Sha256.Hasher();
    private final Map<String, FrameDecoder> decoders = new HashMap<>();
    private final Map<Integer, FrameEncoder> encoders = new HashMap<>();
    private Optional<ByteBuffer> scratch = Optional.empty();

    public WorkerContext(BufferSizes sizes, Providers<Codec> codecs, StageTimes times) {
        this.sizes = sizes;
        this.codecs = codecs;
        this.times = times;
    }

    /** The digest of what remains of {@code content}. */
    public Sha256 hash(ByteBuffer content) {
        int length = content.remaining();
        return measured(Stage.HASH, length, () -> hasher.hash(content));
    }

    /** A step that may fail. */
    public interface Step<T> {
        T run() throws IOException;
    }

    /** Runs a step of a stage that handles so many bytes, and adds its time. */
    public <T> T timed(String stage, long bytes, Step<T> step) throws IOException {
        long begun = System.nanoTime();
        try {
            return step.run();
        } finally {
            times.add(stage, bytes, begun);
        }
    }

    /** Likewise, for a step that does not fail. */
    public <T> T measured(String stage, long bytes, Supplier<T> step) {
        long begun = System.nanoTime();
        T result = step.get();
        times.add(stage, bytes, begun);
        return result;
    }

    /** A buffer for a chunk that is forgotten afterwards, empty, with room for so many bytes. */
    public ByteBuffer scratch(long length) {
        if (scratch.isEmpty()) {
            scratch = Optional.of(AlignedBuffer.allocate(sizes.chunkSize()));
        }
        return scratch.get().clear().limit(Math.toIntExact(length));
    }

    /** Compresses the buffers's content, from position to limit, into its frame, which is left ready to be read. */
    public void encode(ChunkBuffers buffers) {
        ByteBuffer frame = buffers.frame(buffers.frameCapacity());
        encode(buffers.content(), frame);
        frame.flip();
    }

    /**
     * Compresses content, from position to limit, and appends the frame to {@code target}. The content is left as it was. What would
     * not get smaller is done at the cheapest level, however hard the rest is compressed.
     */
    public void encode(ByteBuffer content, ByteBuffer target) {
        Codec codec = sizes.encoder().orElseThrow(() -> new IllegalStateException("work without an encoder"));
        int cheapest = codec.levels().fastest();
        int level = sizes.level() > cheapest && Incompressible.looks(content) ? cheapest : sizes.level();
        long begun = System.nanoTime();
        encoders.computeIfAbsent(level, codec::newEncoder).encode(content.duplicate(), target);
        times.add(Stage.ENCODE, content.remaining(), begun);
    }

    /**
     * Expands a frame of whatever codec into {@code target}, which it must fill exactly.
     *
     * @throws UnknownProviderException if the frame is of a known format whose codec is not installed
     */
    public void decode(ByteBuffer encoded, ByteBuffer target)
            throws CorruptFrameException, UnsupportedFrameException, UnknownProviderException {
        Optional<Codec> codec = InstalledCodecs.recognizing(codecs, encoded);
        if (codec.isEmpty()) {
            throw unknown(encoded);
        }
        long begun = System.nanoTime();
        decoders.computeIfAbsent(codec.get().name(), name -> codec.get().newDecoder())
                .decode(encoded, target);
        times.add(Stage.DECODE, target.position(), begun);
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
