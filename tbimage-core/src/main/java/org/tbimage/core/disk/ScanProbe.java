package org.tbimage.core.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.value.ByteRange;

/**
 * Finds metadata that can begin at any sector of 512 bytes in the last 2 MiB.
 *
 * @param name name for the user
 * @param at offset of the signature in the first sector, in bytes
 * @param signature the signature, in ASCII
 */
record ScanProbe(String name, int at, String signature) implements MetadataProbe {
    private static final long SCANNED = 2 << 20;
    private static final int STEP = 64 << 10;
    private static final int SECTOR = 512;

    @Override
    public List<TrailingMetadata> find(DiskBytes disk) throws IOException {
        List<TrailingMetadata> found = new ArrayList<>();
        long size = disk.geometry().size();
        long sectors = size / SECTOR * SECTOR;
        for (long offset = Math.max(0, sectors - SCANNED); offset < sectors; offset += STEP) {
            Optional<ByteBuffer> bytes = disk.read(offset, (int) Math.min(STEP, sectors - offset));
            if (bytes.isPresent()) {
                findIn(bytes.get(), offset, found);
            }
        }
        return found;
    }

    private void findIn(ByteBuffer bytes, long offset, List<TrailingMetadata> found) {
        byte[] expected = signature.getBytes(StandardCharsets.US_ASCII);
        for (int sector = 0; sector < bytes.limit(); sector += SECTOR) {
            if (GptHeader.startsWith(bytes, sector + at, expected)) {
                found.add(new TrailingMetadata(name, new ByteRange(offset + sector, SECTOR)));
            }
        }
    }
}
