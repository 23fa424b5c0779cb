package org.tbimage.codec.gzip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tbimage.codec.Codec;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.codec.LevelRange;

/** The format that every system can read: one gzip member a chunk. */
public final class GzipCodec implements Codec {
    static final String NAME = "gzip";

    /** Not compressed, as pigz means it: for content that compressing would not make smaller. No library is asked. */
    static final int STORED = 0;

    /** Those of gzip itself, so that a level means what users know of it, and {@link #STORED}. */
    static final LevelRange LEVELS = new LevelRange(STORED, 3, 9);

    private final Supplier<Engines> engines;

    /** Made by {@link java.util.ServiceLoader}. Loads no library before the first encoder or decoder is made. */
    public GzipCodec() {
        this(EngineSelection::ofThisMachine);
    }

    /** With a choice of libraries that may be made late, and often. */
    GzipCodec(Supplier<Engines> engines) {
        this.engines = engines;
    }

    /** {@return the levels that a library is needed for} */
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
        return GzipStream.open(source);
    }
}
