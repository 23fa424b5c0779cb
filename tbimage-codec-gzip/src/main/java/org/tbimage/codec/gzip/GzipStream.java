package org.tbimage.codec.gzip;

import java.io.IOException;
import java.io.InputStream;
import org.tbimage.codec.ExpandedStream;
import org.tbimage.codec.FrameListener;

/** Decodes a gzip file. */
final class GzipStream extends ExpandedStream {
    private final MemberReader members;

    private GzipStream(MemberReader members) {
        this.members = members;
    }

    static GzipStream open(InputStream source, FrameListener frames) throws IOException {
        StreamInput bytes = new StreamInput(source);
        MemberHeader.read(bytes);
        return new GzipStream(new MemberReader(bytes, frames));
    }

    @Override
    protected int expand(byte[] target, int offset, int length) throws IOException {
        return members.read(target, offset, length);
    }

    @Override
    protected void release() throws IOException {
        members.close();
    }
}
