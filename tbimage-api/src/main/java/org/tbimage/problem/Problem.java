package org.tbimage.problem;

/**
 * Kinds of failure that a user or a calling program can act on. The names are stable: machine-readable output contains
 * them, and the command line has one exit code for each.
 */
public enum Problem {
    /** A setting is missing, unknown or malformed. */
    BAD_SETTING("wrong use"),
    /** No installed provider has the name, or the provider cannot work on this machine. */
    UNKNOWN_PROVIDER("a part is not installed"),
    /** The user cancelled the work. */
    CANCELLED("cancelled"),
    /** The operating system denies access. */
    NO_PERMISSION("no permission"),

    /** The target is mounted, or held by another program or by the device mapper. */
    TARGET_IN_USE("the target is in use"),
    /** The target is smaller than the image. */
    TARGET_TOO_SMALL("the target is too small"),
    /** The logical sector size of the target differs from that of the imaged disk. */
    TARGET_SECTOR_SIZE("the target has another sector size"),
    /** The target is read-only. */
    TARGET_READ_ONLY("the target is read-only"),
    /** The path is neither a block device nor a regular file that can be used as one. */
    NOT_A_BLOCK_DEVICE("not a block device"),
    /** The identities of the target and of the imaged disk are both known, and they differ. */
    TARGET_OTHER_IDENTITY("the target is another disk"),
    /** There is no device at the path. */
    NO_SUCH_DEVICE("no such device"),
    /** A device could not be read or written. */
    DEVICE_FAILED("the device failed"),
    /** Sectors could not be read, and the job must not skip them. */
    UNREADABLE_SECTORS("unreadable sectors"),
    /** The disk carries the mark of a restore that did not finish. */
    DISK_HALF_RESTORED("the disk is half restored"),
    /** The disk to back up is blank, or differs from the disk that the previous image describes. */
    DISK_CHANGED("the disk has changed"),

    /** The store does not exist, or its marker file is missing. */
    NO_SUCH_STORE("no such store"),
    /** The store is full, or its quota is used up. */
    STORE_FULL("the store is full"),
    /** The store could not be read or written. */
    STORE_FAILED("the store failed"),
    /** There is no image with that name or generation. */
    NO_SUCH_IMAGE("no such image"),
    /** An image with that name already exists. */
    IMAGE_EXISTS("the image exists"),
    /** A part of an image is truncated, changed, or belongs to another image. */
    IMAGE_DAMAGED("the image is damaged"),
    /** The image needs a feature that is not supported. It is not known to be damaged. */
    IMAGE_UNSUPPORTED("the image needs a feature that is not supported"),
    /** The content of the image is not raw disk content for this target, as its own bytes show. */
    NOT_A_DISK_IMAGE("the image is not a raw disk"),
    /** The image has unreadable ranges, and the user did not allow it. */
    IMAGE_DEGRADED("the image is degraded"),

    /** Several things match, such as several files of a disk without a manifest, and the user chose none. */
    AMBIGUOUS("several fit"),
    /** It is the last image from which the disk can be restored. */
    LAST_IMAGE("the last image of the disk"),
    /** Somebody pinned the image, so it is not removed. */
    IMAGE_PINNED("the image is pinned"),
    /** Another writer was first, or has taken over what this one had claimed. */
    STORE_CONFLICT("another writer was first"),

    /** A device and an image differ. */
    DIFFERENT("they differ"),
    /** Data that was written reads back differently. */
    READ_BACK_FAILED("written data reads back differently");

    private final String title;

    Problem(String title) {
        this.title = title;
    }

    /** {@return a short title for the user} */
    public String title() {
        return title;
    }
}
