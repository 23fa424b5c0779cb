package org.tbimage.codec.xz;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tbimage.codec.CompressedFile;
import org.tbimage.codec.ExpandedStream;
import org.tbimage.codec.SeekableContent;
import org.tukaani.xz.SeekableInputStream;
import org.tukaani.xz.SeekableXZInputStream;

/**
 * The blocks of a .xz file, by the indexes at the ends of its streams. XZ for Java reads the indexes anew for each stream that
 * is opened.
 */
final class XzBlocks implements SeekableContent {
    private final CompressedFile file;
    private final long size;

    private XzBlocks(CompressedFile file, long size) {
        this.file = file;
        this.size = size;
    }

    /** Reads the indexes, and then decodes the file once. Returns empty if a block is too long. */
    static Optional<SeekableContent> find(CompressedFile file) throws IOException {
        XzBlocks blocks;
        try (Source source = new Source(file)) {
            SeekableXZInputStream xz = open(source);
            if (xz.getLargestBlockSize() > LONGEST_PART) {
                return Optional.empty();
            }
            blocks = new XzBlocks(file, xz.length());
        }
        try (InputStream source = file.open(0);
                InputStream content = XzFileStream.open(source)) {
            content.skipNBytes(blocks.size);
            if (content.read() >= 0) {
                throw XzErrors.at(file.length(), "the file is longer than its index says");
            }
        }
        return Optional.of(blocks);
    }

    private static SeekableXZInputStream open(Source source) throws IOException {
        try {
            return new SeekableXZInputStream(source, MemoryLimit.KIB);
        } catch (IOException e) {
            throw e == source.failure ? e : XzErrors.at(source.position, e);
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open(long offset) throws IOException {
        Source source = new Source(file);
        try {
            SeekableXZInputStream xz = open(source);
            xz.seek(offset);
            return new Content(source, xz);
        } catch (IOException | RuntimeException e) {
            try (source) {
                throw e; // the source is closed on the way
            }
        }
    }

    /** Tells damage from failures of the source. */
    private static final class Content extends ExpandedStream {
        private final Source source;
        private final SeekableXZInputStream xz;

        Content(Source source, SeekableXZInputStream xz) {
            this.source = source;
            this.xz = xz;
        }

        @Override
        protected int expand(byte[] target, int offset, int length) throws IOException {
            try {
                return xz.read(target, offset, length);
            } catch (IOException e) {
                throw e == source.failure ? e : XzErrors.at(source.position, e);
            }
        }

        @Override
        protected void release() throws IOException {
            xz.close();
        }
    }

    /** Opens the file anew where XZ for Java seeks. */
    private static final class Source extends SeekableInputStream {
        private final CompressedFile file;
        private @Nullable InputStream open;
        private long position;
        private @Nullable IOException failure;

        Source(CompressedFile file) {
            this.file = file;
        }

        @Override
        public long length() {
            return file.length();
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public void seek(long target) throws IOException {
            if (target != position) {
                close();
                position = target;
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                InputStream stream = open == null ? file.open(position) : open;
                open = stream;
                int count = stream.read(target, offset, length);
                position += Math.max(count, 0);
                return count;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            InputStream stream = open;
            open = null;
            if (stream != null) {
                stream.close();
            }
        }
    }
}
