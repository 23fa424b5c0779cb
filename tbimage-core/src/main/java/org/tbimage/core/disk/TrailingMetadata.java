package org.tbimage.core.disk;

import org.tbimage.value.ByteRange;

/**
 * Metadata of another format, found near the end of a disk.
 *
 * @param name name for the user
 * @param range the bytes to wipe so that no program recognizes it; the first ones contain the signature
 */
public record TrailingMetadata(String name, ByteRange range) {
    /** {@return name and offset, such as {@code Linux RAID (md 1.0) at byte 50323456}} */
    public String describe() {
        return name + " at byte " + range.offset();
    }
}
