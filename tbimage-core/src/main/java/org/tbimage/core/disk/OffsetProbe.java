package org.tbimage.core.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tbimage.device.Geometry;
import org.tbimage.value.ByteRange;

/**
 * Finds metadata whose offset follows from the size of the disk.
 *
 * @param name name for the user
 * @param length number of bytes to wipe
 * @param places possible offsets, in bytes; those outside the disk are skipped
 * @param test recognizes the metadata by its first {@value #LOOK} bytes, little-endian
 */
record OffsetProbe(String name, int length, Places places, Predicate<ByteBuffer> test) implements MetadataProbe {
    /** Number of bytes that are tested. */
    static final int LOOK = 512;

    /** Possible offsets of metadata on a disk. */
    interface Places {
        long[] on(Geometry disk);
    }

    @Override
    public List<TrailingMetadata> find(DiskBytes disk) throws IOException {
        List<TrailingMetadata> found = new ArrayList<>();
        long size = disk.geometry().size();
        for (long place : places.on(disk.geometry())) {
            Optional<ByteBuffer> bytes = disk.read(place, LOOK);
            if (bytes.isPresent() && test.test(bytes.get())) {
                found.add(new TrailingMetadata(name, new ByteRange(place, Math.min(length, size - place))));
            }
        }
        return found;
    }
}
