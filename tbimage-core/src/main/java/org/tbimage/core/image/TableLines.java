package org.tbimage.core.image;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.tbimage.store.DamagedImageException;

/** The lines of a chunk table, with limited length, each with its offset in the file. For one thread. */
final class TableLines implements Closeable {
    private static final int BUFFER = 64 << 10;

    private final InputStream stream;
    private final String file;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] line = new byte[TableFormat.MAX_LINE];
    private int position;
    private int limit;
    private long offset;

    /** Reads lines of a stream whose first byte has a place in the table. */
    TableLines(InputStream stream, String file, long offset) {
        this.stream = stream;
        this.file = file;
        this.offset = offset;
    }

    /** {@return the place in the table of the next line, in bytes} */
    long offset() {
        return offset;
    }

    LineFields next() throws IOException {
        long start = offset;
        int length = 0;
        while (true) {
            if (!fill()) {
                throw DamagedImageException.of(
                        file, offset, "the chunk table is truncated: it ends within a line or before 'end'");
            }
            byte b = buffer[position++];
            offset++;
            if (b == '\n') {
                return LineFields.of(file, start, Arrays.copyOf(line, length));
            }
            if (length == line.length) {
                throw DamagedImageException.of(file, start, "a line is too long for a chunk table");
            }
            line[length++] = b;
        }
    }

    boolean atEnd() throws IOException {
        return !fill();
    }

    private boolean fill() throws IOException {
        if (position < limit) {
            return true;
        }
        position = 0;
        limit = Math.max(0, stream.read(buffer));
        return limit > 0;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
