package org.tbimage.linux.ioctl;

import java.util.Locale;

/** Flags of {@code open}, and which machines have them as written here. */
public final class OpenFlags {
    /** To read only. */
    public static final int READ_ONLY = 0;

    /** To read and write. */
    public static final int READ_WRITE = 2;

    /** Makes the file if it is missing. */
    public static final int CREATE = 0x40;

    /** For a block device: claims it, so that nobody else can mount or claim it. */
    public static final int EXCLUSIVE = 0x80;

    /** Does not wait, as the opening of a named pipe would. */
    public static final int NON_BLOCKING = 0x800;

    /** Children of this process do not inherit it. */
    public static final int CLOSE_ON_EXEC = 0x80000;

    /** Past the page cache. The one flag here that differs between machines. */
    public static final int DIRECT = isArm() ? 0x10000 : 0x4000;

    private OpenFlags() {}

    /** {@return whether this is a 64-bit Linux on a machine whose call numbers and flags this module knows} */
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
