package org.tbimage.core.image;

import java.util.List;
import org.tbimage.store.ImageInfo;

/** The content of a manifest: the description of an image, and the location and digests of its other parts. */
public record Manifest(ImageInfo info, TableRecord table, List<PackRecord> packs) {
    /** Maximum length of a manifest, in bytes. */
    public static final int MAX_BYTES = 4 << 20;

    static final String FORMAT = "tbimage-image";
    /** Highest version that this program reads. */
    static final int VERSION = 2;

    private static final int VERSION_OF_SELF_CONTAINED = 1;

    public Manifest {
        packs = List.copyOf(packs);
        if (packs.isEmpty() || packs.size() > TableFormat.MAX_PACKS) {
            throw new IllegalArgumentException("bad number of packs: " + packs.size());
        }
    }

    /** {@return whether the image shares packs, so that its own pack alone is not the disk} */
    public boolean isSharing() {
        return packs.size() > 1;
    }

    /** {@return the version of the format, for the manifest and the chunk table: the lowest that can describe the image} */
    int version() {
        return version(isSharing());
    }

    static int version(boolean sharing) {
        return sharing ? VERSION : VERSION_OF_SELF_CONTAINED;
    }
}
