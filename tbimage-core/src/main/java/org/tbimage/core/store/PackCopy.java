package org.tbimage.core.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;

/**
 * Tells a copy of a pack from a file of another tool. A store that is copied without hard links has a copy of the newest pack
 * under the stable name, and a cut one if the copying broke off.
 */
record PackCopy(BlobStore blobs, String file, String pack) {
    private static final int SAMPLE = 64 << 10;

    /** Whether file and pack have the same bytes at the beginning and where the file ends. Reads little. */
    boolean isLikely() throws IOException {
        OptionalLong length = blobs.length(file);
        OptionalLong whole = blobs.length(pack);
        if (length.isEmpty() || whole.isEmpty() || length.getAsLong() > whole.getAsLong()) {
            return false;
        }
        int sample = (int) Math.min(SAMPLE, length.getAsLong());
        return sameAt(0, sample) && sameAt(length.getAsLong() - sample, sample);
    }

    /** Whether every byte of the file is in the pack at the same place, so that nothing is lost with the file. */
    boolean isCertain() throws IOException {
        if (!isLikely()) {
            return false;
        }
        byte[] one = new byte[SAMPLE];
        try (InputStream copy = blobs.stream(file);
                InputStream original = blobs.stream(pack)) {
            for (int n = copy.readNBytes(one, 0, SAMPLE); n > 0; n = copy.readNBytes(one, 0, SAMPLE)) {
                byte[] other = original.readNBytes(n);
                if (other.length < n || !Arrays.equals(one, 0, n, other, 0, n)) {
                    return false;
                }
            }
            return true;
        } catch (BlobMissingException e) {
            return false;
        }
    }

    private boolean sameAt(long offset, int length) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(length);
        ByteBuffer other = ByteBuffer.allocate(length);
        try {
            blobs.read(file, offset, one);
            blobs.read(pack, offset, other);
        } catch (BlobMissingException | EOFException e) {
            return false;
        }
        return Arrays.equals(one.array(), other.array());
    }
}
