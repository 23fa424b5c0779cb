package org.tbimage.core.store;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.PackFrame;
import org.tbimage.core.image.PackRecord;
import org.tbimage.store.ImageReader.EntryCursor;
import org.tbimage.store.StoredFrame;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Sha256;

/** An older image whose chunks are found by their digests. Its entries have numbers that follow those of the image before. */
final class IndexedImage {
    private final PackImageReader image;
    private final Manifest manifest;
    private final int first;
    private int end;
    private boolean usable = true;

    IndexedImage(PackImageReader image, Manifest manifest, int first) {
        this.image = image;
        this.manifest = manifest;
        this.first = first;
        this.end = first;
    }

    /** Reads the chunk table into an index. */
    void fill(DigestIndex index) throws IOException {
        try (EntryCursor entries = image.entries()) {
            for (TableEntry entry = entries.next(); entry != null; entry = entries.next()) {
                if (entry instanceof Chunk chunk) {
                    index.put(chunk.digest().prefix(), end);
                }
                end = Math.addExact(end, 1);
            }
        }
    }

    ImageRef ref() {
        return manifest.info().ref();
    }

    /** {@return the number behind that of its last entry} */
    int end() {
        return end;
    }

    boolean has(int number) {
        return usable && number >= first && number < end;
    }

    /** Nothing more is found in it. */
    void giveUp() {
        usable = false;
    }

    /** The chunk of a number, if it has that content. */
    Optional<Chunk> chunk(int number, Sha256 digest, long length) throws IOException {
        return image.entry(number - (long) first) instanceof Chunk chunk
                        && chunk.digest().equals(digest)
                        && chunk.range().length() == length
                ? Optional.of(chunk)
                : Optional.empty();
    }

    PackRecord pack(PackFrame frame) {
        return manifest.packs().get(frame.pack());
    }

    /** Reads the frame of a chunk, to compare it. */
    StoredFrame reading(Chunk chunk, Consumer<String> warnings) {
        return new OlderFrame(image, chunk, warnings);
    }

    void close(Consumer<String> warnings) {
        image.close();
    }
}
