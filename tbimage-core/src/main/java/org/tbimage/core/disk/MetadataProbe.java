package org.tbimage.core.disk;

import java.io.IOException;
import java.util.List;

/** Looks for one kind of metadata towards the end of a disk. */
interface MetadataProbe {
    /** Returns what it finds on the whole disk. */
    List<TrailingMetadata> find(DiskBytes disk) throws IOException;
}
