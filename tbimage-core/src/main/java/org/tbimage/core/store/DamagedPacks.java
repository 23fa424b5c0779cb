package org.tbimage.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.tbimage.store.BlobStore;

/**
 * Marks of packs in which damage was found. New images do not share a marked pack: its chunks are stored anew. A mark lies under
 * the key under which the pack was written, in a folder that no box can have. It never makes an image unreadable.
 */
record DamagedPacks(BlobStore blobs) {
    private static final String FOLDER = "_damaged/";

    /** The key under which a damaged file is kept when another takes its place. */
    static String keptKey(String key, int number) {
        return FOLDER + key + ".was-" + number;
    }

    /** {@code named} is the key under which the pack was written. */
    boolean isMarked(String named) throws IOException {
        return blobs.length(FOLDER + named).isPresent();
    }

    /** Marks a pack; {@code what} says what was found, for people. */
    void mark(String named, String what) throws IOException {
        blobs.putIfAbsent(FOLDER + named, ByteBuffer.wrap((what + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
