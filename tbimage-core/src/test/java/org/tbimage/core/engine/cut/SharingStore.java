package org.tbimage.core.engine.cut;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.NewImage;
import org.tbimage.store.StoredFrame;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.testkit.store.FilterImageStore;
import org.tbimage.testkit.store.FilterImageWriter;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Sha256;

/**
 * A store that knows every chunk of the images that it is told to know, by digest, wherever they lie. A frame that is shared is
 * copied into the new image behind the scene, once, so that the image can be read like any other.
 */
public final class SharingStore extends FilterImageStore {
    private final Map<Sha256, Known> index = new HashMap<>();
    private final List<ImageReader> images = new ArrayList<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicLong sharedBytes = new AtomicLong();
    private final List<String> damage = new ArrayList<>();

    private record Known(ImageReader image, Chunk chunk) {}

    public SharingStore(ImageStore store) {
        super(store);
    }

    /** Makes the chunks of a published image known. */
    public void know(ImageRef ref) throws IOException {
        ImageReader image = open(ref);
        images.add(image);
        try (ImageReader.EntryCursor entries = image.entries()) {
            for (TableEntry entry = entries.next(); entry != null; entry = entries.next()) {
                if (entry instanceof Chunk chunk) {
                    index.putIfAbsent(chunk.digest(), new Known(image, chunk));
                }
            }
        }
    }

    /** From now on each chunk is said to lie one block away from its place in its frame. */
    public void confuse() {
        index.replaceAll((digest, known) -> {
            Chunk chunk = known.chunk();
            int last = chunk.frame().contentLength() - (int) chunk.range().length();
            int at = chunk.at() >= CutSizes.BLOCK ? chunk.at() - CutSizes.BLOCK : Math.min(CutSizes.BLOCK, last);
            return new Known(known.image(), new Chunk(chunk.range(), digest, chunk.frame(), at, List.of()));
        });
    }

    /** How many frames were read to be compared. */
    public int reads() {
        return reads.get();
    }

    /** Bytes of frames that an image refers to, which a store that shares would not store again. */
    public long sharedBytes() {
        return sharedBytes.get();
    }

    /** What was reported as damaged. */
    public List<String> damage() {
        return damage;
    }

    @Override
    public ImageWriter create(NewImage image, Consumer<String> warnings) throws IOException {
        return new Writer(super.create(image.withBase(Optional.empty()), warnings));
    }

    @Override
    public void close() throws IOException {
        for (ImageReader image : images) {
            image.close();
        }
        super.close();
    }

    private final class Writer extends FilterImageWriter {
        private final Map<FrameRef, FrameRef> copies = new HashMap<>();

        Writer(ImageWriter delegate) {
            super(delegate);
        }

        @Override
        public Optional<StoredFrame> find(ByteRange range, Sha256 digest) {
            return Optional.ofNullable(index.get(digest)).map(Shared::new);
        }

        @Override
        public void putStored(ByteRange range, Sha256 digest, StoredFrame frame, List<ByteRange> unreadable)
                throws IOException {
            Known known = ((Shared) frame).known;
            FrameRef from = known.chunk().frame();
            FrameRef copy = copies.get(from);
            if (copy == null) {
                ByteBuffer bytes = ByteBuffer.allocateDirect(from.length());
                known.image().readFrame(from, known.chunk().range(), bytes);
                copy = putFrame(bytes.flip(), from.contentLength());
                copies.put(from, copy);
                sharedBytes.addAndGet(from.length());
            }
            putPart(range, digest, copy, known.chunk().at(), unreadable);
        }
    }

    private final class Shared implements StoredFrame {
        private final Known known;

        Shared(Known known) {
            this.known = known;
        }

        @Override
        public int length() {
            return known.chunk().frame().length();
        }

        @Override
        public int contentLength() {
            return known.chunk().frame().contentLength();
        }

        @Override
        public int at() {
            return known.chunk().at();
        }

        @Override
        public boolean isShared() {
            return true;
        }

        @Override
        public boolean isSameFrame(StoredFrame other) {
            return other instanceof Shared shared
                    && shared.known.chunk().frame().equals(known.chunk().frame());
        }

        @Override
        public boolean read(ByteBuffer target) {
            reads.incrementAndGet();
            try {
                target.limit(target.position() + length());
                target.mark();
                known.image().readFrame(known.chunk().frame(), known.chunk().range(), target);
                target.reset();
                return true;
            } catch (IOException e) {
                synchronized (damage) {
                    damage.add(String.valueOf(e.getMessage()));
                }
                return false;
            }
        }

        @Override
        public void reportDamage(String what) {
            synchronized (damage) {
                damage.add(what);
            }
        }
    }
}
