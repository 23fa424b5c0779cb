package org.tbimage.codec.lz4;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.Supplier;
import org.tbimage.codec.Codec;
import org.tbimage.codec.CompressedFile;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.codec.FrameIndex;
import org.tbimage.codec.FrameListener;
import org.tbimage.codec.LevelRange;
import org.tbimage.codec.SeekableContent;

/**
 * The lz4 format: the fastest, with larger frames than the others. A chunk of up to 4 MiB becomes a frame with one
 * block. The frame contains the length and the checksum of its content.
 */
public final class Lz4Codec implements Codec {
    static final String NAME = "lz4";

    private final Supplier<Lz4Library> library;

    /** Called by {@link java.util.ServiceLoader}. */
    public Lz4Codec() {
        this(Lz4Library::best);
    }

    Lz4Codec(Supplier<Lz4Library> library) {
        this.library = library;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "lz4: quickest to make and to restore, larger images than the others";
    }

    @Override
    public String engine() {
        return library.get().isNative() ? "lz4-java" : "lz4-java in Java, since its native library cannot be loaded";
    }

    @Override
    public String fileSuffix() {
        return "lz4";
    }

    @Override
    public LevelRange levels() {
        return Levels.RANGE;
    }

    /** Does not recognize files that begin with a skippable frame, since other formats have the same frames. */
    @Override
    public boolean recognizes(ByteBuffer head) {
        if (head.remaining() < Integer.BYTES) {
            return false;
        }
        int magic = head.slice().order(ByteOrder.LITTLE_ENDIAN).getInt();
        return magic == FrameFormat.MAGIC || magic == FrameFormat.LEGACY_MAGIC;
    }

    @Override
    public int maxFrameLength(int chunkLength) {
        return FrameBound.of(chunkLength);
    }

    @Override
    public FrameEncoder newEncoder(int level) {
        return new Lz4Encoder(library.get(), Levels.RANGE.check(NAME, level));
    }

    @Override
    public FrameDecoder newDecoder() {
        return new Lz4Decoder(library.get());
    }

    @Override
    public InputStream decodeStream(InputStream source) throws IOException {
        return Lz4FileStream.open(library.get(), source, FrameListener.NONE);
    }

    @Override
    public Optional<SeekableContent> seekable(CompressedFile file) throws IOException {
        return FrameIndex.scan(this, file, (source, frames) -> Lz4FileStream.open(library.get(), source, frames));
    }
}
