package org.tbimage.core.image;

import java.util.List;
import org.tbimage.store.ImageInfo;

/** All that a manifest holds: what users see of the image, and how to find and prove its other parts. */
public record Manifest(ImageInfo info, TableRecord table, List<PackRecord> packs) {
    /** Longest manifest that is read, in bytes. */
    public static final int MAX_BYTES = 4 << 20;

    static final String FORMAT = "tbimage-image";
    static final int VERSION = 1;

    public Manifest {
        packs = List.copyOf(packs);
        if (packs.isEmpty() || packs.size() > TableFormat.MAX_PACKS) {
            throw new IllegalArgumentException("bad number of packs: " + packs.size());
        }
    }
}
