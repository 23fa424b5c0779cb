package org.tbimage.testbox.failure;

/** The kinds of failure of the service. The exit codes are those of the script that it replaces, because scripts rely on them. */
public enum ServiceProblem {
    /** The box has no address, or several possible ones. */
    NO_ADDRESS(10),
    /** The backup share is not mounted. */
    NO_BACKUP_SHARE(11),
    /** The TFTP share is not mounted. */
    NO_TFTP_SHARE(12),
    /** This box has no PXE file, so the request could never be completed. */
    NO_REQUEST(13),
    /** The kernel command line names no action. */
    NO_ACTION(14),
    /** The kernel command line names an unknown action, or more than one. */
    BAD_ACTION(15),
    /** A setting of the service or a list of disks is malformed. */
    BAD_REQUEST(16),
    /** There is no disk to work on, or a listed disk is missing. */
    NO_DISKS(17),
    /** A first backup was requested, but there are images already. */
    BOX_HAS_IMAGES(18),
    /** A disk could not be backed up or described. */
    BACKUP_FAILED(19),
    /** A disk could not be restored, there was nothing to restore, or the disk is ambiguous. */
    RESTORE_FAILED(20),
    /** The action is done, but the PXE file can't be removed, so the box would repeat it. */
    REQUEST_STAYS(99);

    private final int exitCode;

    ServiceProblem(int exitCode) {
        this.exitCode = exitCode;
    }

    /** {@return the exit code of the program} */
    public int exitCode() {
        return exitCode;
    }
}
