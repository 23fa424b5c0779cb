package org.tbimage.core.image;

import org.tbimage.store.UnsupportedImageException;

/** Says that a part of an image has a later version of the format than this program reads. */
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
