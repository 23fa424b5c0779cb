package org.tbimage.codec.gzip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tbimage.codec.Codec;
import org.tbimage.codec.CompressedFile;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.codec.FrameIndex;
import org.tbimage.codec.FrameListener;
import org.tbimage.codec.LevelRange;
import org.tbimage.codec.SeekableContent;

/** The gzip format, which every system can read. Each chunk becomes one gzip member. */
public final class GzipCodec implements Codec {
    static final String NAME = "gzip";

    /** Level without compression, as in pigz, for content that cannot be compressed. It needs no library. */
    static final int STORED = 0;

    /** The levels of gzip itself, with the same meaning, and {@link #STORED}. */
    static final LevelRange LEVELS = new LevelRange(STORED, 3, 9);

    private final Supplier<Engines> engines;

    /** Called by {@link java.util.ServiceLoader}. The first encoder or decoder loads the libraries. */
    public GzipCodec() {
        this(EngineSelection::ofThisMachine);
    }

    /** Uses engines that are selected when needed. */
    GzipCodec(Supplier<Engines> engines) {
        this.engines = engines;
    }

    /** {@return the levels that need a library} */
    static IntStream compressingLevels() {
        return IntStream.rangeClosed(STORED + 1, LEVELS.smallest());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "gzip (RFC 1952): expanded by every system";
    }

    @Override
    public String engine() {
        return engines.get().description();
    }

    @Override
    public String fileSuffix() {
        return "gz";
    }

    @Override
    public LevelRange levels() {
        return LEVELS;
    }

    @Override
    public boolean recognizes(ByteBuffer head) {
        int at = head.position();
        return head.remaining() >= 3
                && head.get(at) == (byte) MemberFormat.ID1
                && head.get(at + 1) == (byte) MemberFormat.ID2
                && head.get(at + 2) == MemberFormat.DEFLATE;
    }

    @Override
    public int maxFrameLength(int chunkLength) {
        return MemberFormat.maxLength(chunkLength);
    }

    @Override
    public FrameEncoder newEncoder(int level) {
        RawDeflater deflater = LEVELS.check(NAME, level) == STORED
                ? new StoringDeflater()
                : engines.get().forLevel(level).newDeflater(level);
        return new GzipEncoder(level, deflater);
    }

    @Override
    public FrameDecoder newDecoder() {
        return new GzipDecoder(engines.get().inflater().newInflater());
    }

    @Override
    public InputStream decodeStream(InputStream source) throws IOException {
        return GzipStream.open(source, FrameListener.NONE);
    }

    @Override
    public Optional<SeekableContent> seekable(CompressedFile file) throws IOException {
        return FrameIndex.scan(this, file, GzipStream::open);
    }
}
