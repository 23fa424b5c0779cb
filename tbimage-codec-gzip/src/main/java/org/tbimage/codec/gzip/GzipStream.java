package org.tbimage.codec.gzip;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The content of a gzip file. Once reading has failed, it fails for ever: a second try never looks like the end. */
final class GzipStream extends InputStream {
    private final MemberReader members;
    private @Nullable IOException failure;

    private GzipStream(MemberReader members) {
        this.members = members;
    }

    static GzipStream open(InputStream source) throws IOException {
        SourceBytes bytes = new SourceBytes(source);
        MemberHeader.read(bytes);
        return new GzipStream(new MemberReader(bytes));
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
            return members.read(target, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        failure = new IOException("the stream is closed");
        members.close();
    }
}
