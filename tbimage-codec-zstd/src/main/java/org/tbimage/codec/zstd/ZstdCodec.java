package org.tbimage.codec.zstd;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.util.ZstdVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.tbimage.codec.Codec;
import org.tbimage.codec.CompressedFile;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.codec.FrameIndex;
import org.tbimage.codec.FrameListener;
import org.tbimage.codec.LevelRange;
import org.tbimage.codec.PackTrailer;
import org.tbimage.codec.SeekableContent;

/**
 * The zstd format, which is fast for its compression. Each chunk becomes one zstd frame with content size and checksum.
 */
public final class ZstdCodec implements Codec {
    static final String NAME = "zstd";

    /**
     * Levels below 1 are {@code --fast=1} to {@code --fast=7} of the tool. Levels above 19 are its ultra levels. The
     * tool restricts them because of their memory use, which is small for our short frames.
     */
    private static final LevelRange LEVELS = new LevelRange(-7, 3, 22);

    /** Called by {@link java.util.ServiceLoader}. */
    public ZstdCodec() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "zstd (RFC 8878), seekable: quick and small";
    }

    @Override
    public String engine() {
        return "zstd-jni " + ZstdVersion.VERSION;
    }

    @Override
    public String fileSuffix() {
        return "zst";
    }

    @Override
    public LevelRange levels() {
        return LEVELS;
    }

    @Override
    public boolean recognizes(ByteBuffer head) {
        return Magic.isZstd(head) || Magic.isSkippable(head);
    }

    @Override
    public int maxFrameLength(int chunkLength) {
        if (chunkLength < 0) {
            throw new IllegalArgumentException("negative length: " + chunkLength);
        }
        NativeLibrary.require();
        long length = Zstd.compressBound(chunkLength);
        if (Zstd.isError(length) || length > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("too long for one zstd frame here: " + chunkLength + " bytes");
        }
        return (int) length;
    }

    @Override
    public FrameEncoder newEncoder(int level) {
        LEVELS.check(NAME, level);
        NativeLibrary.require();
        return new ZstdEncoder(this, level);
    }

    @Override
    public FrameDecoder newDecoder() {
        NativeLibrary.require();
        return new ZstdDecoder();
    }

    @Override
    public Optional<PackTrailer> newTrailer(long frames) {
        return SeekTable.of(frames);
    }

    @Override
    public InputStream decodeStream(InputStream source) throws IOException {
        NativeLibrary.require();
        return ZstdStream.open(source, FrameListener.NONE);
    }

    @Override
    public Optional<SeekableContent> seekable(CompressedFile file) throws IOException {
        NativeLibrary.require();
        return FrameIndex.scan(this, file, ZstdStream::open);
    }
}
