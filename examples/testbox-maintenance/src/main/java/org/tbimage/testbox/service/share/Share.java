package org.tbimage.testbox.service.share;

import java.nio.file.Files;
import java.nio.file.Path;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.request.TftpLayout;

/**
 * A folder of the storage server with a line in fstab.
 *
 * @param what its purpose, for messages
 * @param folder its mount point
 * @param marker a file in it, which is visible only while it is mounted
 * @param problem the problem if it can't be mounted
 */
public record Share(String what, Path folder, String marker, ServiceProblem problem) {
    /** {@return the share with images and logs} */
    public static Share backup(Path folder) {
        return new Share("backup share", folder, "testbox-backup", ServiceProblem.NO_BACKUP_SHARE);
    }

    /** {@return the share of the boot server} */
    public static Share tftp(Path folder) {
        return new Share("TFTP share", folder, TftpLayout.PROGRAM, ServiceProblem.NO_TFTP_SHARE);
    }

    boolean isMounted() {
        return Files.isRegularFile(folder.resolve(marker));
    }

    ServiceException missing(String message) {
        return new ServiceException(
                problem,
                "the " + what + " is not mounted: no file " + folder.resolve(marker)
                        + (message.isEmpty() ? "" : " (" + message + ")"),
                "check its line in /etc/fstab, the server and the network; if it is mounted, create the file");
    }
}
