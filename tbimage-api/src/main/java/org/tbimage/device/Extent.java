package org.tbimage.device;

import org.tbimage.value.ByteRange;

/**
 * A range of a device whose bytes are all of one kind.
 *
 * @param range the bytes
 * @param kind kind of the bytes
 */
public record Extent(ByteRange range, Kind kind) {
    /** What is known about bytes without reading them. */
    public enum Kind {
        /** The bytes can have any value. */
        DATA,
        /** The bytes read as zeros. */
        ZERO
    }
}
