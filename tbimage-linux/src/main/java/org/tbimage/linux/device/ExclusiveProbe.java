package org.tbimage.linux.device;

import java.io.IOException;
import org.tbimage.linux.ioctl.Errno;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.linux.ioctl.OpenFlags;
import org.tbimage.linux.ioctl.SystemCalls;

/**
 * Asks the kernel whether a block device is opened exclusively. Mounted file systems, RAIDs and volume managers open
 * their devices so, even if neither the mount table nor sysfs names them: members of a btrfs or ZFS file system, and
 * mounts in another container.
 */
final class ExclusiveProbe {
    /** Description of such a use, for {@code DeviceInfo.usedBy}. */
    static final String CLAIMED =
            "claimed by a mounted file system, a RAID, a volume manager or another program, see lsblk -f";

    /** Another program may probe at the same moment. */
    private static final int TRIES = 4;

    private static final long PAUSE_MILLIS = 25;

    private ExclusiveProbe() {}

    /** {@return whether the device is opened exclusively}; opens the device only for the duration of this call. */
    static boolean isClaimed(SystemCalls calls, String name) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            try {
                int flags = OpenFlags.READ_ONLY | OpenFlags.EXCLUSIVE | OpenFlags.NON_BLOCKING;
                calls.close(calls.open(name, flags | OpenFlags.CLOSE_ON_EXEC, 0));
                return false;
            } catch (ErrnoException e) {
                if (!e.is(Errno.EBUSY)) {
                    return false; // the device was opened by the caller already; only exclusive use matters here
                }
            }
            if (!Pause.millis(PAUSE_MILLIS)) {
                return true;
            }
        }
        return true;
    }
}
