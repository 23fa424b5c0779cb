package org.tbimage.core.disk;

import org.tbimage.value.ByteRange;

/**
 * Metadata of another format that was found towards the end of a disk.
 *
 * @param name what it is, for a person
 * @param range the bytes without which nobody recognizes it any more; it begins with the signature
 */
public record TrailingMetadata(String name, ByteRange range) {
    /** {@return name and place, such as {@code Linux RAID (md 1.0) at byte 50323456}} */
    public String describe() {
        return name + " at byte " + range.offset();
    }
}
