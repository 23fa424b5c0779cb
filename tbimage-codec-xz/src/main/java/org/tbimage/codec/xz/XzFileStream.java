package org.tbimage.codec.xz;

import java.io.IOException;
import java.io.InputStream;
import org.tbimage.codec.ExpandedStream;
import org.tukaani.xz.BasicArrayCache;
import org.tukaani.xz.XZInputStream;

/**
 * Decodes a .xz file: any number of streams, each followed by optional zero padding. XZ for Java accepts the end of the
 * source only after the footer of a stream, and repeats its first exception for ever. This class separates its
 * exceptions from those of the source.
 */
final class XzFileStream extends ExpandedStream {
    private final SourceStream source;
    private final XZInputStream xz;

    private XzFileStream(SourceStream source, XZInputStream xz) {
        this.source = source;
        this.xz = xz;
    }

    static XzFileStream open(InputStream file) throws IOException {
        SourceStream source = new SourceStream(file);
        try {
            return new XzFileStream(
                    source, new XZInputStream(source, MemoryLimit.KIB, true, BasicArrayCache.getInstance()));
        } catch (IOException e) {
            throw XzErrors.unlessOf(source, e);
        }
    }

    @Override
    protected int expand(byte[] target, int offset, int length) throws IOException {
        try {
            return xz.read(target, offset, length);
        } catch (IOException e) {
            throw XzErrors.unlessOf(source, e);
        }
    }

    @Override
    protected void release() throws IOException {
        xz.close();
    }
}
