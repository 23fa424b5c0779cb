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

    /**
     * {@return whether the own pack alone is the disk, from its first byte to its last} Images that share packs, or were cut to be
     * shared, have a compressed table.
     */
    public boolean isSelfContained() {
        return packs.size() == 1 && table.blocks().count() == 0;
    }

    /** {@return the version of the format: the lowest that can describe the image} */
    int version() {
        return table.blocks().count() == 0 ? VERSION_OF_SELF_CONTAINED : VERSION;
    }
}
