package org.tbimage.core.disk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.tbimage.device.Geometry;

/** The known first bytes of a disk. The other bytes are not known. */
record HeadBytes(ByteBuffer head, Geometry geometry) implements DiskBytes {
    @Override
    public Optional<ByteBuffer> read(long offset, int length) {
        boolean known = offset >= 0 && length >= 0 && length <= head.limit() && offset <= head.limit() - length;
        return known ? Optional.of(head.slice((int) offset, length).order(ByteOrder.LITTLE_ENDIAN)) : Optional.empty();
    }
}
