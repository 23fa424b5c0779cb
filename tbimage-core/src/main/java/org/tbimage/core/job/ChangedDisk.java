package org.tbimage.core.job;

/** What a backup does about a disk that is not as the newest image describes it. */
public enum ChangedDisk {
    /** The user is warned, and the backup goes on. */
    WARN,
    /** The backup fails, and nothing is published. */
    REFUSE,
    /** The user wants it: it is only logged. */
    ACCEPT
}
