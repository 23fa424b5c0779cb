package org.tbimage.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The starts of the frames of a file, found by decoding the file once from its first byte to its last. Keeps at most one
 * start for each MiB of content, so that a file of 1 TiB needs some 100 MiB of memory at most.
 */
public final class FrameIndex implements SeekableContent {
    private static final int PIECE = 1 << 16;
    private static final long DISTANCE = 1 << 20;

    private final Codec codec;
    private final CompressedFile file;
    private final NavigableMap<Long, Long> starts = new TreeMap<>();
    private long size;

    private FrameIndex(Codec codec, CompressedFile file) {
        this.codec = codec;
        this.file = file;
        starts.put(0L, 0L);
    }

    /** Opens a stream that reports where frames start. */
    public interface Opener {
        /**
         * Decodes like {@link Codec#decodeStream}.
         *
         * @param source the file from its first byte
         * @param frames receives the start of each frame but the first, before a byte of its content is returned
         * @return the content
         * @throws IOException as {@link Codec#decodeStream}
         */
        InputStream open(InputStream source, FrameListener frames) throws IOException;
    }

    /**
     * Decodes a file once.
     *
     * @param codec decodes from the start of each frame
     * @param file the file
     * @param opener decodes and reports the starts
     * @return the index; empty as soon as a part is longer than {@link SeekableContent#LONGEST_PART}
     * @throws IOException if the file is damaged, or cannot be read
     */
    public static Optional<SeekableContent> scan(Codec codec, CompressedFile file, Opener opener) throws IOException {
        FrameIndex index = new FrameIndex(codec, file);
        byte[] piece = new byte[PIECE];
        try (InputStream source = file.open(0);
                InputStream content = opener.open(source, index::add)) {
            for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
                index.size += count;
                if (index.size - index.starts.lastKey() > LONGEST_PART) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(index);
    }

    private void add(long offset, long contentOffset) {
        if (contentOffset - starts.lastKey() >= DISTANCE) {
            starts.put(contentOffset, offset);
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open(long offset) throws IOException {
        var start = starts.floorEntry(offset);
        InputStream source = file.open(start.getValue());
        InputStream content = source;
        try {
            content = codec.decodeStream(source);
            content.skipNBytes(offset - start.getKey());
            return content;
        } catch (IOException | RuntimeException e) {
            content.close();
            throw e;
        }
    }
}
