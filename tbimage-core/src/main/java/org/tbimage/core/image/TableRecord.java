package org.tbimage.core.image;

import org.tbimage.value.Sha256;

/**
 * Description of a chunk table in a manifest.
 *
 * @param key its key
 * @param length its length as it is stored, in bytes
 * @param digest SHA-256 of what is stored
 * @param blocks its blocks; none if it is not compressed
 */
public record TableRecord(String key, long length, Sha256 digest, TableBlocks blocks) {
    public TableRecord {
        if (blocks.count() > 0 && blocks.storedLength() != length) {
            throw new IllegalArgumentException("the blocks of the chunk table do not make up its length");
        }
    }

    /** Describes a table that is not compressed. */
    public TableRecord(String key, long length, Sha256 digest) {
        this(key, length, digest, TableBlocks.NONE);
    }

    /** {@return the same table under another key} */
    public TableRecord at(String other) {
        return new TableRecord(other, length, digest, blocks);
    }
}
