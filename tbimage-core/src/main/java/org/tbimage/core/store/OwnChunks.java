package org.tbimage.core.store;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tbimage.core.image.PackFrame;
import org.tbimage.store.StoredFrame;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.value.Sha256;

/** The first chunks of the new image itself, so that content that occurs twice on a disk is stored once. For one thread at a time. */
final class OwnChunks {
    /** Bounds the memory, to about 40 MiB. */
    private static final int MOST = 200_000;

    private final Map<Sha256, Chunk> chunks = new HashMap<>();

    void add(Chunk chunk) {
        if (chunks.size() < MOST && chunk.unreadable().isEmpty()) {
            chunks.putIfAbsent(chunk.digest(), chunk);
        }
    }

    Optional<StoredFrame> find(Sha256 digest, long length) {
        return Optional.ofNullable(chunks.get(digest))
                .filter(chunk -> chunk.range().length() == length)
                .map(chunk -> new SharedFrame(new Unread(chunk), PackFrame.of(chunk.frame()), chunk.at(), what -> {}));
    }

    /** A frame of a pack that is being written, and can not be read yet. */
    private record Unread(Chunk chunk) implements StoredFrame {
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
            return true;
        }

        @Override
        public boolean read(ByteBuffer target) {
            return false;
        }

        @Override
        public void reportDamage(String what) {
            // it was not read
        }
    }
}
