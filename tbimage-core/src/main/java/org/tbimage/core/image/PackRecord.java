package org.tbimage.core.image;

/**
 * What a manifest says of a pack.
 *
 * @param key its key
 * @param named its key in the manifest and in the chunk table; another one if the folder of the image was moved
 * @param length its length, in bytes
 * @param framesEnd where its frames end and its trailer begins, in bytes
 * @param trailerCrc CRC-32C of the trailer
 */
public record PackRecord(String key, String named, long length, long framesEnd, int trailerCrc) {
    public PackRecord {
        if (framesEnd < 0 || framesEnd > length) {
            throw new IllegalArgumentException("bad pack: framesEnd=" + framesEnd + " length=" + length);
        }
    }

    /** A pack that lies where the manifest and the chunk table say. */
    public PackRecord(String key, long length, long framesEnd, int trailerCrc) {
        this(key, key, length, framesEnd, trailerCrc);
    }

    /** {@return the same pack under another key; manifest and chunk table name it as before} */
    public PackRecord at(String present) {
        return new PackRecord(present, named, length, framesEnd, trailerCrc);
    }
}
