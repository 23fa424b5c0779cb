package org.tbimage.linux.ioctl;

import java.util.Locale;

/** Flags of {@code open}, for the machines that this module supports. */
public final class OpenFlags {
    /** Opens for reading only. */
    public static final int READ_ONLY = 0;

    /** Opens for reading and writing. */
    public static final int READ_WRITE = 2;

    /** Creates the file if it does not exist. */
    public static final int CREATE = 0x40;

    /** For a block device: opens it exclusively, so that nobody else can mount it or open it exclusively. */
    public static final int EXCLUSIVE = 0x80;

    /** Does not block, for example when opening a named pipe. */
    public static final int NON_BLOCKING = 0x800;

    /** Child processes do not inherit the descriptor. */
    public static final int CLOSE_ON_EXEC = 0x80000;

    /** Bypasses the page cache. This is the only flag here that differs between machines. */
    public static final int DIRECT = isArm() ? 0x10000 : 0x4000;

    private OpenFlags() {}

    /** {@return whether this is a 64-bit Linux on a machine whose system calls and flags this module knows} */
    public static boolean isSupportedMachine() {
        boolean known = switch (machine()) {
            case "amd64", "x86_64", "aarch64", "riscv64" -> true;
            default -> false;
        };
        return known && System.getProperty("os.name", "").equals("Linux");
    }

    private static boolean isArm() {
        return machine().equals("aarch64");
    }

    private static String machine() {
        return System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    }
}
