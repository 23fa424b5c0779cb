package org.tbimage.testkit.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.tbimage.codec.Codec;
import org.tbimage.codec.CompressedFile;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.codec.LevelRange;
import org.tbimage.codec.PackTrailer;
import org.tbimage.codec.SeekableContent;

/**
 * Base class for codecs that wrap another one and change one thing. It overrides all methods, also the defaults, since
 * an inherited default would bypass the wrapped codec.
 */
public abstract class FilterCodec implements Codec {
    private final Codec delegate;

    /**
     * Wraps a codec.
     *
     * @param delegate the wrapped codec
     */
    protected FilterCodec(Codec delegate) {
        this.delegate = delegate;
    }

    @Override
    public String name() {
        return delegate.name();
    }

    @Override
    public String summary() {
        return delegate.summary();
    }

    @Override
    public String engine() {
        return delegate.engine();
    }

    @Override
    public String fileSuffix() {
        return delegate.fileSuffix();
    }

    @Override
    public LevelRange levels() {
        return delegate.levels();
    }

    @Override
    public boolean recognizes(ByteBuffer head) {
        return delegate.recognizes(head);
    }

    @Override
    public int maxFrameLength(int chunkLength) {
        return delegate.maxFrameLength(chunkLength);
    }

    @Override
    public FrameEncoder newEncoder(int level) {
        return delegate.newEncoder(level);
    }

    @Override
    public FrameDecoder newDecoder() {
        return delegate.newDecoder();
    }

    @Override
    public Optional<PackTrailer> newTrailer(long frames) {
        return delegate.newTrailer(frames);
    }

    @Override
    public InputStream decodeStream(InputStream source) throws IOException {
        return delegate.decodeStream(source);
    }

    @Override
    public Optional<SeekableContent> seekable(CompressedFile file) throws IOException {
        return delegate.seekable(file);
    }
}
