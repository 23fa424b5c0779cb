package org.tbimage.core.image;

/**
 * Description of a pack in a manifest.
 *
 * @param key key under which the image has the pack now
 * @param named key of the pack in the manifest and in the chunk table: the key under which it was written first. Differs from
 *     {@code key} if the image shares the pack, or if the folder of the image was renamed
 * @param length length of the pack, in bytes
 * @param framesEnd offset at which the frames end and the trailer begins, in bytes
 * @param trailerCrc CRC-32C of the trailer
 * @param usedBytes how many bytes of its frames the image uses; {@code framesEnd} where a manifest does not tell
 */
public record PackRecord(String key, String named, long length, long framesEnd, int trailerCrc, long usedBytes) {
    public PackRecord {
        if (framesEnd < 0 || framesEnd > length || usedBytes < 0 || usedBytes > framesEnd) {
            throw new IllegalArgumentException(
                    "bad pack: framesEnd=" + framesEnd + " length=" + length + " usedBytes=" + usedBytes);
        }
    }

    /** Creates the record of a pack whose key is unchanged, and all of whose frames the image uses. */
    public PackRecord(String key, long length, long framesEnd, int trailerCrc) {
        this(key, key, length, framesEnd, trailerCrc, framesEnd);
    }

    /** {@return the same pack under another current key} */
    public PackRecord at(String present) {
        return new PackRecord(present, named, length, framesEnd, trailerCrc, usedBytes);
    }

    /** {@return the same pack with another number of used bytes} */
    public PackRecord using(long bytes) {
        return new PackRecord(key, named, length, framesEnd, trailerCrc, bytes);
    }
}
