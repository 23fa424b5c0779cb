package org.tbimage.core.image;

import org.tbimage.store.UnsupportedImageException;

/** Reports a part of an image whose format version is later than this program supports. */
final class VersionCheck {
    private VersionCheck() {}

    static UnsupportedImageException tooNew(String file, String part, long version, long supported) {
        return new UnsupportedImageException(
                file,
                part + " has version " + version + " of the format, and this program reads up to " + supported,
                "use a newer version of this program",
                null);
    }
}
