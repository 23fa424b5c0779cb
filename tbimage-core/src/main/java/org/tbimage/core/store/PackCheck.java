package org.tbimage.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.tbimage.core.image.PackRecord;
import org.tbimage.store.BlobStore;

/** Compares a pack with its record in a manifest. Reads the trailer alone, not the frames. */
record PackCheck(BlobStore blobs, PackRecord pack) {
    private static final int BUFFER = 64 << 10;

    /** Whether the blob under the key of the record has the length and the trailer of the record. */
    boolean isRight() throws IOException {
        return blobs.length(pack.key()).orElse(-1) == pack.length() && isTrailerRight();
    }

    /** Whether the trailer behind the last frame has its checksum. */
    boolean isTrailerRight() throws IOException {
        CRC32C crc = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (long at = pack.framesEnd(); at < pack.length(); at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(BUFFER, pack.length() - at));
            blobs.read(pack.key(), at, buffer);
            crc.update(buffer.flip());
        }
        return (int) crc.getValue() == pack.trailerCrc();
    }
}
