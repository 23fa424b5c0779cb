package org.tbimage.testkit.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tbimage.codec.Codec;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.NewImage;
import org.tbimage.testkit.device.Patterns;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ImageName;
import org.tbimage.value.Sha256;

/**
 * Small images of five chunks: data, three of zeros, and a short one of data. Their bytes tell their place and a salt.
 *
 * @param codec makes the frames
 */
public record SampleImages(Codec codec) {
    /** Size of a chunk, in bytes. */
    public static final int CHUNK = Encoding.MIN_CHUNK;

    /** Size of the disk, in bytes. */
    public static final int SIZE = 4 * CHUNK + 512;

    /** When the first image is made. */
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** A disk of a box. */
    public static final ImageName NAME = new ImageName("10.40.41.42", "sda");

    private static final ByteRange FIRST = new ByteRange(0, CHUNK);
    private static final ByteRange ZEROS = new ByteRange(CHUNK, 3L * CHUNK);
    private static final ByteRange LAST = new ByteRange(4L * CHUNK, 512);

    /**
     * What is known of an image before its first chunk.
     *
     * @param name which disk of which box
     * @param createdAt when it was begun
     * @return the draft
     */
    public ImageDraft draft(ImageName name, Instant createdAt) {
        Encoding encoding = new Encoding(codec.name(), codec.levels().standard(), CHUNK);
        Geometry geometry = new Geometry(SIZE, 512, 512);
        return new ImageDraft(
                name, createdAt, geometry, DiskIdentity.NONE, Optional.empty(), encoding, "testkit", "here");
    }

    /**
     * Writes a whole image.
     *
     * @param store where to
     * @param name which disk of which box
     * @param createdAt when it was begun
     * @param salt which of many contents
     * @return what was published
     * @throws IOException if the store fails
     */
    public ImageInfo publish(ImageStore store, ImageName name, Instant createdAt, long salt) throws IOException {
        return publish(store, draft(name, createdAt), salt, List.of());
    }

    /**
     * Writes an image of a disk of which 512 bytes could not be read.
     *
     * @param store where to
     * @param name which disk of which box
     * @param createdAt when it was begun
     * @param salt which of many contents
     * @return what was published
     * @throws IOException if the store fails
     */
    public ImageInfo publishDegraded(ImageStore store, ImageName name, Instant createdAt, long salt)
            throws IOException {
        return publish(store, draft(name, createdAt), salt, List.of(new ByteRange(0, 512)));
    }

    private ImageInfo publish(ImageStore store, ImageDraft draft, long salt, List<ByteRange> bad) throws IOException {
        try (ImageWriter writer = begin(store, draft)) {
            putFirst(writer, salt, bad);
            putZeros(writer);
            putLast(writer, salt);
            return writer.publish(Duration.ofSeconds(1), 0);
        }
    }

    /**
     * Begins an image that reuses nothing. A warning is a failure.
     *
     * @param store where to
     * @param draft what is known of it
     * @return the writer; the caller closes it
     * @throws IOException if the store fails
     */
    public ImageWriter begin(ImageStore store, ImageDraft draft) throws IOException {
        return store.create(NewImage.of(draft, codec), warning -> {
            throw new AssertionError(warning);
        });
    }

    /**
     * Writes all chunks.
     *
     * @param writer where to
     * @param salt which of many contents
     * @throws IOException if the store fails
     */
    public void putAll(ImageWriter writer, long salt) throws IOException {
        putFirst(writer, salt, List.of());
        putZeros(writer);
        putLast(writer, salt);
    }

    /**
     * Writes the first chunk.
     *
     * @param writer where to
     * @param salt which of many contents
     * @param bad what of it could not be read
     * @throws IOException if the store fails
     */
    public void putFirst(ImageWriter writer, long salt, List<ByteRange> bad) throws IOException {
        writer.put(FIRST, digest(content(FIRST, salt)), frame(content(FIRST, salt)), bad);
    }

    /**
     * Writes the chunks of zeros, as one run.
     *
     * @param writer where to
     * @throws IOException if the store fails
     */
    public void putZeros(ImageWriter writer) throws IOException {
        writer.putZeros(ZEROS, frame(ByteBuffer.allocate(CHUNK)), CHUNK);
    }

    /**
     * Writes the last chunk.
     *
     * @param writer where to
     * @param salt which of many contents
     * @throws IOException if the store fails
     */
    public void putLast(ImageWriter writer, long salt) throws IOException {
        writer.put(LAST, digest(content(LAST, salt)), frame(content(LAST, salt)), List.of());
    }

    /**
     * What a place of the disk holds.
     *
     * @param range which bytes
     * @param salt which of many contents
     * @return the bytes
     */
    public ByteBuffer content(ByteRange range, long salt) {
        ByteBuffer bytes = ByteBuffer.allocate((int) range.length());
        Patterns.fill(bytes, range.offset(), salt);
        return bytes.flip();
    }

    ByteBuffer frame(ByteBuffer content) {
        ByteBuffer frame = ByteBuffer.allocate(codec.maxFrameLength(content.remaining()));
        try (FrameEncoder encoder = codec.newEncoder(codec.levels().standard())) {
            encoder.encode(content, frame);
        }
        return frame.flip();
    }

    static Sha256 digest(ByteBuffer content) {
        return new Sha256.Hasher().hash(content);
    }
}
