package org.tbimage.core.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.tbimage.core.file.PositionalFile;

/** Reads a file sequentially. */
final class BlobInputStream extends InputStream {
    private final Path path;
    private final PositionalFile file;
    private final byte[] one = new byte[1];
    private long position;

    BlobInputStream(Path path, PositionalFile file) {
        this.path = path;
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            int count = file.readSome(position, ByteBuffer.wrap(target, offset, length));
            position += Math.max(count, 0);
            return count;
        } catch (IOException e) {
            throw DirectoryErrors.of(DirectoryErrors.place(path, position), e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
