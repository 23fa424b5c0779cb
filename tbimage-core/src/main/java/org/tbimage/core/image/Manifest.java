package org.tbimage.core.image;

import java.util.List;
import org.tbimage.store.ImageInfo;

/** The content of a manifest: the description of an image, and the location and digests of its other parts. */
public record Manifest(ImageInfo info, TableRecord table, List<PackRecord> packs) {
    /** Maximum length of a manifest, in bytes. */
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
