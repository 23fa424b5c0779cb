package org.tbimage.device;

/** Result of {@link BlockDevice#reloadPartitions}. */
public enum PartitionReload {
    /** The operating system shows the partitions of the current table. */
    DONE,
    /** A partition is in use. The operating system shows the old partitions until the next boot. */
    BUSY,
    /** The operating system shows no partitions for this kind of device. */
    NOT_APPLICABLE
}
