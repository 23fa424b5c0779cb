package org.tbimage.core.image;

/**
 * What a manifest says of a pack.
 *
 * @param key its key
 * @param length its length, in bytes
 * @param framesEnd where its frames end and its trailer begins, in bytes
 * @param trailerCrc CRC-32C of the trailer
 */
public record PackRecord(String key, long length, long framesEnd, int trailerCrc) {
    public PackRecord {
        if (framesEnd < 0 || framesEnd > length) {
            throw new IllegalArgumentException("bad pack: framesEnd=" + framesEnd + " length=" + length);
        }
    }
}
