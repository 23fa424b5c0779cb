package org.tbimage.testbox.failure;

/**
 * The kinds of failure of the service that runs at boot. The numbers are those of the script before it, as far as it had
 * any, since scripts rely on them.
 */
public enum ServiceProblem {
    /** The box has no address, or several of which none is known to be meant. */
    NO_ADDRESS(10),
    /** The share for images is not there. */
    NO_BACKUP_SHARE(11),
    /** The share for net booting is not there. */
    NO_TFTP_SHARE(12),
    /** There is no PXE file of this box, so what was asked for could never be ended. */
    NO_REQUEST(13),
    /** The kernel command line names no action. */
    NO_ACTION(14),
    /** The kernel command line names an unknown action, or more than one. */
    BAD_ACTION(15),
    /** A setting of the service or a list of disks is malformed. */
    BAD_REQUEST(16),
    /** There is no disk to work on, or one that was listed is not there. */
    NO_DISKS(17),
    /** A first backup was asked for, and there are images already. */
    BOX_HAS_IMAGES(18),
    /** A disk could not be backed up or described. */
    BACKUP_FAILED(19),
    /** A disk could not be restored, there was nothing to restore, or it is not clear to which disk. */
    RESTORE_FAILED(20),
    /** All is done, but the PXE file can't be removed, so it would be done again. */
    REQUEST_STAYS(99);

    private final int exitCode;

    ServiceProblem(int exitCode) {
        this.exitCode = exitCode;
    }

    /** {@return what the program ends with} */
    public int exitCode() {
        return exitCode;
    }
}
