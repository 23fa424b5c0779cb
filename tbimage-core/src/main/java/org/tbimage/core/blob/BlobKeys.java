package org.tbimage.core.blob;

import org.tbimage.store.BlobKey;

/** Folders of keys. */
final class BlobKeys {
    private BlobKeys() {}

    /** The folder of a key or prefix, with its slash; empty at the top level. */
    static String folder(String key) {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }

    /** Throws unless an alias is in the folder of its key. */
    static void checkAlias(String alias, String key) {
        if (!folder(BlobKey.check(alias)).equals(folder(BlobKey.check(key))) || alias.equals(key)) {
            throw new IllegalArgumentException("'" + alias + "' cannot be an alias of '" + key + "'");
        }
    }
}
