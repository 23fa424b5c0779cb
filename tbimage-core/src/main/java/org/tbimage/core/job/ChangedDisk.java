package org.tbimage.core.job;

/** What a backup does about a disk that is not as the image before describes it. */
public enum ChangedDisk {
    /** The user is warned, and the backup goes on. */
    WARN,
    /** The backup fails, and nothing is published. */
    REFUSE,
    /** It is what the user wants: it is noted only. */
    ACCEPT
}
