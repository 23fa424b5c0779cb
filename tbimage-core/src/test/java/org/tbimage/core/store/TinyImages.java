package org.tbimage.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tbimage.codec.Codec;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.core.Tbimage;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.store.BlobStore;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.NewImage;
import org.tbimage.store.StoredFrame;
import org.tbimage.testkit.device.Patterns;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ImageName;
import org.tbimage.value.Sha256;

/** Images of two chunks, which are written by the real image store in no time: frames are encoded once. */
final class TinyImages {
    static final ImageName DISK = new ImageName("10.40.41.42", "sda");
    static final ImageName OTHER = new ImageName("10.40.41.43", "sda");
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static final int SIZE = Encoding.MIN_CHUNK;
    private static final ByteRange FIRST = new ByteRange(0, SIZE);
    private static final ByteRange SECOND = new ByteRange(SIZE, SIZE);
    private static final Tbimage TBIMAGE = Tbimage.discover();
    private static final Map<Long, Content> CONTENTS = new ConcurrentHashMap<>();

    private TinyImages() {}

    private record Content(Sha256 digest, ByteBuffer frame) {}

    /** A store on blobs whose writers never renew their claims by themselves: time passes only where a scenario says so. */
    static PackStore store(BlobStore blobs) {
        return new PackStore(blobs, TBIMAGE.codecs(), (period, beat) -> () -> {});
    }

    static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Codec codec() throws IOException {
        return TBIMAGE.codecs().get("gzip");
    }

    static NewImage image(ImageName name, Instant createdAt) throws IOException {
        Codec codec = codec();
        Encoding encoding = new Encoding(codec.name(), codec.levels().standard(), SIZE);
        ImageDraft draft = new ImageDraft(
                name,
                createdAt,
                new Geometry(2 * SIZE, 512, 512),
                DiskIdentity.NONE,
                Optional.empty(),
                encoding,
                "test",
                "here");
        return NewImage.of(draft, codec);
    }

    /** Writes and publishes an image. Its first chunk is the same in all images, and the second one is not. */
    static ImageInfo publish(ImageStore store, NewImage image, long salt) throws IOException {
        try (ImageWriter writer = store.create(image, warning -> {})) {
            put(writer, FIRST, content(0));
            put(writer, SECOND, content(salt + 1));
            return writer.publish(Duration.ofSeconds(1), 0);
        }
    }

    private static void put(ImageWriter writer, ByteRange range, Content content) throws IOException {
        Optional<StoredFrame> found = writer.find(range, content.digest).filter(StoredFrame::isShared);
        if (found.isPresent()) {
            writer.putStored(range, content.digest, found.get(), List.of());
        } else {
            writer.put(range, content.digest, content.frame.duplicate(), List.of());
        }
    }

    static ByteBuffer bytes(long salt) {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE);
        Patterns.fill(bytes, 0, salt);
        return bytes.flip();
    }

    private static Content content(long salt) {
        return CONTENTS.computeIfAbsent(salt, TinyImages::encode);
    }

    private static Content encode(long salt) {
        try {
            Codec codec = codec();
            ByteBuffer frame = ByteBuffer.allocate(codec.maxFrameLength(SIZE));
            try (FrameEncoder encoder = codec.newEncoder(codec.levels().standard())) {
                encoder.encode(bytes(salt), frame);
            }
            return new Content(new Sha256.Hasher().hash(bytes(salt)), frame.flip());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
