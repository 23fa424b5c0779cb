package org.tbimage.codec.zstd;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The content of a zstd file. Once reading has failed, it fails for ever: a second try never looks like the end. */
final class ZstdStream extends InputStream {
    private final FrameReader frames;
    private @Nullable IOException failure;

    private ZstdStream(FrameReader frames) {
        this.frames = frames;
    }

    static ZstdStream open(InputStream source) throws IOException {
        SourceBytes bytes = new SourceBytes(source);
        boolean more = true;
        while (more && bytes.piece().remaining() < Magic.LENGTH) {
            more = bytes.readMore();
        }
        if (!Magic.isZstd(bytes.piece()) && !Magic.isSkippable(bytes.piece())) {
            throw Corruption.at(0, "no zstd file");
        }
        return new ZstdStream(new FrameReader(bytes));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (failure != null) {
            throw failure;
        }
        if (length == 0) {
            return 0;
        }
        try {
            return frames.read(target, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        failure = new IOException("the stream is closed");
        frames.close();
    }
}
