package org.tbimage.testbox.failure;

import org.tbimage.problem.Problem;

/**
 * The exit codes of the program. Scripts rely on them, so no code ever changes its meaning. 10 to 20 and 99 are those of the
 * service: {@link ServiceProblem}. {@code docs/exit-codes.md} lists them for users.
 */
public final class ExitCodes {
    /** Success. */
    public static final int OK = 0;

    /** A failure without its own code. */
    public static final int UNEXPECTED = 1;

    /** The command line is wrong. */
    public static final int USAGE = 2;

    /** Stopped by Ctrl-C: 128 plus the number of the signal, as in shells. */
    public static final int INTERRUPTED = 130;

    /** Stopped by SIGTERM. */
    public static final int TERMINATED = 143;

    private ExitCodes() {}

    /**
     * Returns the exit code of a kind of failure.
     *
     * @param problem the kind
     * @return 2 or more
     */
    public static int of(Problem problem) {
        return switch (problem) {
            case BAD_SETTING -> USAGE;
            case UNKNOWN_PROVIDER -> 3;
            case DIFFERENT -> 4;
            case NO_SUCH_IMAGE -> 5;
            case IMAGE_EXISTS -> 6;
            case IMAGE_DAMAGED -> 7;
            case IMAGE_DEGRADED -> 8;
            case NOT_A_DISK_IMAGE -> 9;
            case IMAGE_UNSUPPORTED -> 24;
            case DISK_HALF_RESTORED -> 21;
            case DISK_CHANGED -> 22;
            case AMBIGUOUS -> 25;
            case LAST_IMAGE -> 26;
            case STORE_CONFLICT -> 27;
            case IMAGE_PINNED -> 28;
            case TARGET_IN_USE -> 30;
            case TARGET_TOO_SMALL -> 31;
            case TARGET_SECTOR_SIZE -> 32;
            case TARGET_READ_ONLY -> 33;
            case NOT_A_BLOCK_DEVICE -> 34;
            case TARGET_OTHER_IDENTITY -> 35;
            case NO_SUCH_DEVICE -> 36;
            case DEVICE_FAILED -> 37;
            case UNREADABLE_SECTORS -> 38;
            case READ_BACK_FAILED -> 39;
            case NO_SUCH_STORE -> 40;
            case STORE_FULL -> 41;
            case STORE_FAILED -> 42;
            case NO_PERMISSION -> 50;
            case CANCELLED -> INTERRUPTED;
        };
    }
}
