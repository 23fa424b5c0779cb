package org.tbimage.device;

import org.tbimage.value.ByteRange;

/**
 * A stretch of a device whose bytes are all of one kind.
 *
 * @param range where it lies
 * @param kind what is known of its bytes
 */
public record Extent(ByteRange range, Kind kind) {
    /** What is known of bytes without reading them. */
    public enum Kind {
        /** They may be anything. */
        DATA,
        /** They read as zeros. */
        ZERO
    }
}
