package org.tbimage.core.image;

/**
 * Description of a pack in a manifest.
 *
 * @param key current key of the pack
 * @param named key of the pack in the manifest and in the chunk table; differs from {@code key} if the folder of the
 *     image was renamed
 * @param length length of the pack, in bytes
 * @param framesEnd offset at which the frames end and the trailer begins, in bytes
 * @param trailerCrc CRC-32C of the trailer
 */
public record PackRecord(String key, String named, long length, long framesEnd, int trailerCrc) {
    public PackRecord {
        if (framesEnd < 0 || framesEnd > length) {
            throw new IllegalArgumentException("bad pack: framesEnd=" + framesEnd + " length=" + length);
        }
    }

    /** Creates the record of a pack whose key is unchanged. */
    public PackRecord(String key, long length, long framesEnd, int trailerCrc) {
        this(key, key, length, framesEnd, trailerCrc);
    }

    /** {@return the same pack under another current key} */
    public PackRecord at(String present) {
        return new PackRecord(present, named, length, framesEnd, trailerCrc);
    }
}
