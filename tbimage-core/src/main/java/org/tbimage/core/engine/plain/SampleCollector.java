package org.tbimage.core.engine.plain;

import java.nio.ByteBuffer;
import org.tbimage.core.content.ContentSample;
import org.tbimage.device.Geometry;

/** Keeps the first and the last bytes of content that passes by. For one thread. */
final class SampleCollector {
    private final ByteBuffer head = ByteBuffer.allocate(ContentSample.HEAD);
    private final byte[] end = new byte[ContentSample.END];
    private long size;

    /** Passes on the next bytes. */
    void add(byte[] bytes, int length) {
        head.put(bytes, 0, Math.min(length, head.remaining()));
        int kept = Math.min(length, end.length);
        System.arraycopy(end, kept, end, 0, end.length - kept);
        System.arraycopy(bytes, length - kept, end, end.length - kept, kept);
        size += length;
    }

    /** How many bytes there were. */
    long size() {
        return size;
    }

    ContentSample finish() {
        int known = (int) Math.min(size, end.length);
        return new ContentSample(
                head.duplicate().flip(),
                ByteBuffer.wrap(end, end.length - known, known),
                Geometry.withoutSectors(size));
    }
}
