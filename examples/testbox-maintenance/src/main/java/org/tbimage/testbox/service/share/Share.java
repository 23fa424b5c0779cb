package org.tbimage.testbox.service.share;

import java.nio.file.Files;
import java.nio.file.Path;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.request.TftpLayout;

/**
 * A folder of the storage server, as fstab knows it.
 *
 * @param what it is for, in words
 * @param folder where it is mounted
 * @param marker a file in it, which is seen only if it is mounted
 * @param problem what it is if it can't be had
 */
public record Share(String what, Path folder, String marker, ServiceProblem problem) {
    /** {@return the share where images and logs lie} */
    public static Share backup(Path folder) {
        return new Share("backup share", folder, "testbox-backup", ServiceProblem.NO_BACKUP_SHARE);
    }

    /** {@return the share of the boot server} */
    public static Share tftp(Path folder) {
        return new Share("TFTP share", folder, TftpLayout.PROGRAM, ServiceProblem.NO_TFTP_SHARE);
    }

    boolean isThere() {
        return Files.isRegularFile(folder.resolve(marker));
    }

    ServiceException missing(String lastWords) {
        return new ServiceException(
                problem,
                "the " + what + " is not there: no file " + folder.resolve(marker)
                        + (lastWords.isEmpty() ? "" : " (" + lastWords + ")"),
                "check its line in /etc/fstab, the server and the network; if it is mounted, make the file");
    }
}
