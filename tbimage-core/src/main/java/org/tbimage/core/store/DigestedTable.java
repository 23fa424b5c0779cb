package org.tbimage.core.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.tbimage.core.image.TableRecord;
import org.tbimage.store.DamagedImageException;
import org.tbimage.value.Sha256;

/** The bytes of a chunk table; computes their digest as they are read. For one thread. */
final class DigestedTable extends FilterInputStream {
    private static final int BUFFER = 64 << 10;

    private final String file;
    private final TableRecord expected;
    private final Sha256.Hasher hasher = new Sha256.Hasher();
    private long length;

    DigestedTable(InputStream table, String file, TableRecord expected) {
        super(table);
        this.file = file;
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        // the end of a table that is too long is not looked for, since it may be far away
        int n = length > expected.length() ? -1 : super.read(target, offset, count);
        if (n > 0) {
            hasher.update(ByteBuffer.wrap(target, offset, n));
            length += n;
        }
        return n;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Reads what is left. */
    void readToEnd() throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (read(buffer, 0, BUFFER) >= 0) {
            // reading computes the digest
        }
    }

    /** Throws if the bytes, which were read to their end, are not those that the manifest names. */
    void check() throws DamagedImageException {
        if (length != expected.length()) {
            String found = length > expected.length()
                    ? "more than the " + expected.length() + " bytes"
                    : length + " bytes, and " + expected.length();
            throw DamagedImageException.of(
                    file, Math.min(length, expected.length()), "the chunk table has " + found + " in the manifest");
        }
        Sha256 digest = hasher.finish();
        if (!digest.equals(expected.digest())) {
            throw DamagedImageException.of(
                    file,
                    DamagedImageException.UNKNOWN,
                    "the chunk table is not the one of this manifest: its SHA-256 is " + digest + ", and "
                            + expected.digest() + " in the manifest");
        }
    }
}
