package org.tbimage.core.store;

import java.io.Closeable;
import java.util.Optional;
import org.tbimage.store.StoredFrame;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/**
 * Finds the stored frames of chunks of a new image. Whatever is wrong with older images, it warns and finds less. Safe for many
 * threads, except {@link #added}.
 */
interface FrameFinder extends Closeable {
    /** Finds nothing: the image is self-contained, and made anew. */
    FrameFinder NONE = new FrameFinder() {
        @Override
        public Optional<StoredFrame> find(ByteRange range, Sha256 digest) {
            return Optional.empty();
        }

        @Override
        public Optional<SharedPacks> shared() {
            return Optional.empty();
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    /** A stored frame that holds a chunk with that content. */
    Optional<StoredFrame> find(ByteRange range, Sha256 digest);

    /** {@return the packs that the new image shares; empty if it refers to none} */
    Optional<SharedPacks> shared();

    /** Whether the chunks of the new image are cut by content. */
    default boolean isCutByContent() {
        return false;
    }

    /** Takes note of a chunk whose frame is in the pack of the new image. */
    default void added(Chunk chunk) {}

    /** A failure to close what was only read does not make a backup fail. */
    @Override
    void close();
}
