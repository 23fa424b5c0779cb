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
 * Finds metadata whose place follows from the size of the disk.
 *
 * @param name what it is, for a person
 * @param length how many bytes to wipe, from its place
 * @param places where it may begin, in bytes; those outside the disk are skipped
 * @param test whether its first {@value #LOOK} bytes, little-endian, are of this kind
 */
record OffsetProbe(String name, int length, Places places, Predicate<ByteBuffer> test) implements MetadataProbe {
    /** How many bytes are looked at. */
    static final int LOOK = 512;

    /** Where metadata may begin on a disk. */
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
