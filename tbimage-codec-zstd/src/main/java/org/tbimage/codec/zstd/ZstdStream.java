package org.tbimage.codec.zstd;

import java.io.IOException;
import java.io.InputStream;
import org.tbimage.codec.ExpandedStream;
import org.tbimage.codec.FrameListener;

/** Decodes a zstd file. */
final class ZstdStream extends ExpandedStream {
    private final FrameReader frames;

    private ZstdStream(FrameReader frames) {
        this.frames = frames;
    }

    static ZstdStream open(InputStream source, FrameListener frames) throws IOException {
        StreamInput bytes = new StreamInput(source);
        boolean more = true;
        while (more && bytes.piece().remaining() < Magic.LENGTH) {
            more = bytes.readMore();
        }
        if (!Magic.isZstd(bytes.piece()) && !Magic.isSkippable(bytes.piece())) {
            throw Corruption.at(0, "not a zstd file");
        }
        return new ZstdStream(new FrameReader(bytes, frames));
    }

    @Override
    protected int expand(byte[] target, int offset, int length) throws IOException {
        return frames.read(target, offset, length);
    }

    @Override
    protected void release() throws IOException {
        frames.close();
    }
}
