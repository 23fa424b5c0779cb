package org.tbimage.testbox.service.boot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.value.Printable;

/** What a box can be asked to do. */
public enum BoxAction {
    /** Make the first images of its disks. */
    BACKUP(ServiceProblem.BACKUP_FAILED),
    /** Make images beside those there are. */
    BACKUP_AGAIN(ServiceProblem.BACKUP_FAILED),
    /** Make its disks equal to their images. */
    RESTORE(ServiceProblem.RESTORE_FAILED),
    /** Write anew what is known of it. */
    REFRESH_INFO(ServiceProblem.BACKUP_FAILED),
    /** Stay up, for the administrator to log in. */
    RESCUE(ServiceProblem.BAD_ACTION);

    private final ServiceProblem failure;

    BoxAction(ServiceProblem failure) {
        this.failure = failure;
    }

    /** {@return its word, which is also the name of the library's action} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return what it is if it fails on a disk} */
    public ServiceProblem failure() {
        return failure;
    }

    /**
     * Finds the one that the box was started for.
     *
     * @param commandLine of the kernel
     * @return the action
     * @throws ServiceException if there is none, an unknown one or more than one
     */
    public static BoxAction of(KernelCommandLine commandLine) throws ServiceException {
        List<String> asked = commandLine.after(KernelCommandLine.ACTION);
        if (asked.isEmpty()) {
            throw new ServiceException(
                    ServiceProblem.NO_ACTION,
                    "the kernel command line names no action",
                    "put one word into the PXE file: " + choice());
        }
        if (asked.size() > 1) {
            throw bad("the kernel command line names " + asked.size() + " actions: "
                    + Printable.of(String.join(", ", asked)));
        }
        return Arrays.stream(values())
                .filter(action -> action.word().equals(asked.get(0)))
                .findFirst()
                .orElseThrow(() -> bad("there is no action '" + Printable.of(asked.get(0)) + "'"));
    }

    private static ServiceException bad(String message) {
        return new ServiceException(
                ServiceProblem.BAD_ACTION, message, "put exactly one word into the PXE file: " + choice());
    }

    private static String choice() {
        return Arrays.stream(values())
                .map(action -> KernelCommandLine.ACTION + action.word())
                .collect(Collectors.joining(", "));
    }
}
