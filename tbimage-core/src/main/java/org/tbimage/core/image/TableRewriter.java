package org.tbimage.core.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.tbimage.store.BlobStore;
import org.tbimage.store.DamagedImageException;
import org.tbimage.value.Sha256;

/**
 * Copies a chunk table of version 1 with other keys for its packs. The entries are copied byte by byte. The source table is checked
 * against its manifest. For one thread.
 */
public final class TableRewriter {
    private static final int BUFFER = 64 << 10;

    private final Manifest manifest;
    private final String file;
    private final BlobStore.Sink sink;
    private final Sha256.Hasher read = new Sha256.Hasher();
    private final Sha256.Hasher written = new Sha256.Hasher();
    private long readLength;
    private long writtenLength;

    private TableRewriter(Manifest manifest, String file, BlobStore.Sink sink) {
        this.manifest = manifest;
        this.file = file;
        this.sink = sink;
    }

    /**
     * Copies the table of {@code manifest}.
     *
     * @param stream the table, from its first byte; the caller closes it
     * @param file name of the table, for messages
     * @param keys the new key of each pack, in the order of the pack numbers
     * @param sink receives the copy; the caller commits it
     * @return length and digest of the copy
     * @throws DamagedImageException if the stream is not the table of the manifest; the sink then holds a part of it
     */
    public static TableWriter.Written copy(
            Manifest manifest, InputStream stream, String file, List<String> keys, BlobStore.Sink sink)
            throws IOException {
        TableRewriter rewriter = new TableRewriter(manifest, file, sink);
        rewriter.copyHead(stream, keys);
        rewriter.copyRest(stream);
        return rewriter.finish();
    }

    private void copyHead(InputStream stream, List<String> keys) throws IOException {
        for (int line = 0; line < TableFormat.LINES_BEFORE_PACKS; line++) {
            write(ByteBuffer.wrap(line(stream)));
        }
        for (int pack = 0; pack < keys.size(); pack++) {
            line(stream);
            String named = TableFormat.PACK + " " + pack + " " + keys.get(pack) + "\n";
            write(ByteBuffer.wrap(named.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private byte[] line(InputStream stream) throws IOException {
        byte[] line = new byte[TableFormat.MAX_LINE];
        int length = 0;
        while (length < line.length) {
            int b = stream.read();
            if (b < 0) {
                throw DamagedImageException.of(file, readLength + length, "the chunk table is truncated");
            }
            line[length++] = (byte) b;
            if (b == '\n') {
                read.update(ByteBuffer.wrap(line, 0, length));
                readLength += length;
                return Arrays.copyOf(line, length);
            }
        }
        throw DamagedImageException.of(file, readLength, "a line is too long for a chunk table");
    }

    private void copyRest(InputStream stream) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long expected = manifest.table().length();
        for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
            read.update(ByteBuffer.wrap(buffer, 0, n));
            readLength += n;
            if (readLength > expected) {
                break; // stop, since a wrong table may be very long
            }
            write(ByteBuffer.wrap(buffer, 0, n));
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        written.update(bytes.duplicate());
        writtenLength += bytes.remaining();
        sink.write(bytes);
    }

    private TableWriter.Written finish() throws IOException {
        if (readLength != manifest.table().length()
                || !read.finish().equals(manifest.table().digest())) {
            throw DamagedImageException.of(
                    file, DamagedImageException.UNKNOWN, "the chunk table is not the one of this manifest");
        }
        return new TableWriter.Written(writtenLength, written.finish(), TableBlocks.NONE);
    }
}
