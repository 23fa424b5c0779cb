package org.tbimage.problem;

/**
 * The kinds of failure a user or a calling program can meet and act upon. Names are stable: programs see them in
 * machine-readable output, and the command line has one exit code for each.
 */
public enum Problem {
    /** A setting is missing, unknown or malformed. */
    BAD_SETTING("wrong use"),
    /** No provider of a name is on the class or module path. */
    UNKNOWN_PROVIDER("a part is not installed"),
    /** The user asked the work to stop. */
    CANCELLED("cancelled"),
    /** The operating system refuses access. */
    NO_PERMISSION("no permission"),

    /** The target is mounted, or held by another program or by device-mapper. */
    TARGET_IN_USE("the target is in use"),
    /** The target is smaller than the image. */
    TARGET_TOO_SMALL("the target is too small"),
    /** The target has another logical sector size than the disk that was imaged. */
    TARGET_SECTOR_SIZE("the target has another sector size"),
    /** The target is read-only. */
    TARGET_READ_ONLY("the target is read-only"),
    /** The path names something that is not a block device, nor a regular file that was asked for. */
    NOT_A_BLOCK_DEVICE("not a block device"),
    /** The identities of the target and of the disk that was imaged are both known, and differ. */
    TARGET_OTHER_IDENTITY("the target is another disk"),
    /** There is nothing at the path of the device. */
    NO_SUCH_DEVICE("no such device"),
    /** A device could not be read or written. */
    DEVICE_FAILED("the device failed"),
    /** Sectors could not be read, and the policy is to fail. */
    UNREADABLE_SECTORS("unreadable sectors"),
    /** The disk carries the mark of a restore that did not end. */
    DISK_HALF_RESTORED("the disk is half restored"),
    /** The disk to back up is blank, or another one than the image before describes. */
    DISK_CHANGED("the disk has changed"),

    /** The store is not there, or its marker is missing. */
    NO_SUCH_STORE("no such store"),
    /** The medium of the store is full, or a quota is used up. */
    STORE_FULL("the store is full"),
    /** The medium of the store failed. */
    STORE_FAILED("the store failed"),
    /** There is no image of that name or generation. */
    NO_SUCH_IMAGE("no such image"),
    /** There is an image of that name already. */
    IMAGE_EXISTS("the image exists"),
    /** Some part of an image is cut, changed or not the one that belongs to it. */
    IMAGE_DAMAGED("the image is damaged"),
    /** The image needs a feature that is not supported; nothing says that it is damaged. */
    IMAGE_UNSUPPORTED("the image needs a feature that is not supported"),
    /** The content of the image is not the raw content of a disk for this target, by what it says of itself. */
    NOT_A_DISK_IMAGE("the image is not a raw disk"),
    /** The image holds unreadable places, and restoring it was not asked for. */
    IMAGE_DEGRADED("the image is degraded"),

    /** Several things fit, and none was chosen: files of a disk that have no manifest, for one. */
    AMBIGUOUS("several fit"),
    /** It is the last image from which the disk can be restored. */
    LAST_IMAGE("the last image of the disk"),

    /** A device and an image were compared, and differ. */
    DIFFERENT("they differ"),
    /** What was written does not read back as it should. */
    READ_BACK_FAILED("the medium did not keep what was written");

    private final String title;

    Problem(String title) {
        this.title = title;
    }

    /** {@return a few words for a person} */
    public String title() {
        return title;
    }
}
