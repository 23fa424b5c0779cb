package org.tbimage.core.disk;

import java.io.IOException;
import java.util.List;

/** Searches the end of a disk for one kind of metadata. */
interface MetadataProbe {
    /** Returns all metadata of its kind on the disk. */
    List<TrailingMetadata> find(DiskBytes disk) throws IOException;
}
