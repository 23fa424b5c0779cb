package org.tbimage.device;

/** What came of asking the operating system to read a partition table anew. */
public enum PartitionReload {
    /** The partitions it shows are those of the table. */
    DONE,
    /** A partition is in use, so it still shows the old ones until the next start. */
    BUSY,
    /** The device has no partitions that the operating system could show. */
    NOT_APPLICABLE
}
