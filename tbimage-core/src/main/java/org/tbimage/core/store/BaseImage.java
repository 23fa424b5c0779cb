package org.tbimage.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.tbimage.codec.Codec;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.PackFrame;
import org.tbimage.core.image.PackRecord;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageReader;
import org.tbimage.store.StoredFrame;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/**
 * The older image whose frames a new image shares or copies where a chunk has not changed. Whatever is wrong with it, the
 * backup goes on without it: it warns once, and gives no frame. Safe for many threads.
 */
final class BaseImage implements FrameFinder {
    /** A blob store that fails may take seconds for each frame. After so many failures no more frames are read. */
    private static final int MAX_FAILURES = 8;

    private final ImageReader image;
    private final Manifest manifest;
    private final Optional<SharedPacks> shared;
    private final Codec codec;
    private final Consumer<String> warnings;
    private final AtomicBoolean warned = new AtomicBoolean();
    private final AtomicInteger failures = new AtomicInteger();

    /** Takes over the image, and closes it. Only frames of {@code codec} are given. Without shared packs all frames are copied. */
    BaseImage(
            ImageReader image,
            Manifest manifest,
            Optional<SharedPacks> shared,
            Codec codec,
            Consumer<String> warnings) {
        this.image = image;
        this.manifest = manifest;
        this.shared = shared;
        this.codec = codec;
        this.warnings = warnings;
    }

    /** The frame of the chunk at the same place of the disk, if it has that content. */
    @Override
    public Optional<StoredFrame> find(ByteRange range, Sha256 digest) {
        if (failures.get() >= MAX_FAILURES
                || range.end() > image.info().draft().geometry().size()) {
            return Optional.empty();
        }
        try {
            return image.entryAt(range.offset()) instanceof Chunk chunk
                            && chunk.range().equals(range)
                            && chunk.digest().equals(digest)
                            && chunk.isWholeFrame()
                    ? Optional.of(stored(chunk))
                    : Optional.empty();
        } catch (IOException e) {
            failures.set(MAX_FAILURES); // without its table nothing more can be found
            warn(e);
            return Optional.empty();
        }
    }

    private StoredFrame stored(Chunk chunk) {
        CopiedFrame copied = new CopiedFrame(chunk);
        PackFrame frame = PackFrame.of(chunk.frame());
        PackRecord pack = manifest.packs().get(frame.pack());
        OptionalInt number = shared.isPresent() ? shared.get().link(pack) : OptionalInt.empty();
        return number.isPresent()
                ? new SharedFrame(
                        copied,
                        frame.in(number.getAsInt()),
                        chunk.at(),
                        what -> shared.get().markDamaged(pack, what))
                : copied;
    }

    @Override
    public Optional<SharedPacks> shared() {
        return shared;
    }

    private void warn(IOException e) {
        if (!warned.getAndSet(true)) {
            String what = e instanceof DamagedImageException ? "is damaged" : "can't be read";
            warnings.accept("the generation before " + what + ", its chunks are made anew: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            image.close();
        } catch (IOException e) {
            warn(e);
        }
    }

    /** A frame of which the new image needs a copy, since its pack holds all its frames. */
    private final class CopiedFrame implements StoredFrame {
        private final Chunk chunk;

        CopiedFrame(Chunk chunk) {
            this.chunk = chunk;
        }

        @Override
        public int length() {
            return chunk.frame().length();
        }

        @Override
        public int contentLength() {
            return chunk.frame().contentLength();
        }

        @Override
        public boolean isShared() {
            return false;
        }

        @Override
        public boolean read(ByteBuffer target) {
            if (failures.get() >= MAX_FAILURES) {
                return false;
            }
            if (length() > target.remaining()) {
                reportDamage("a frame longer than any codec makes for a chunk");
                return false;
            }
            try {
                target.limit(target.position() + length());
                target.mark();
                image.readFrame(chunk.frame(), chunk.range(), target);
                target.reset();
                return codec.recognizes(target);
            } catch (DamagedImageException e) {
                warn(e);
                return false;
            } catch (IOException e) {
                failures.incrementAndGet();
                warn(e);
                return false;
            }
        }

        @Override
        public void reportDamage(String what) {
            warn(image.damaged(chunk.frame(), chunk.range(), what, null));
        }
    }
}
