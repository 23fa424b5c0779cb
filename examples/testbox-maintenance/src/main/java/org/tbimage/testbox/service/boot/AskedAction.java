package org.tbimage.testbox.service.boot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.value.Printable;

/** Finds the one action that a box was started for. */
public final class AskedAction {
    private AskedAction() {}

    /**
     * Finds it.
     *
     * @param commandLine of the kernel
     * @return the action
     * @throws ServiceException if there is none, an unknown one or more than one
     */
    public static BoxAction of(KernelCommandLine commandLine) throws ServiceException {
        List<String> asked = commandLine.actions();
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
        String word = asked.get(0);
        return BoxAction.ofKernelWord(word).orElseThrow(() -> bad("there is no action '" + Printable.of(word) + "'"));
    }

    private static ServiceException bad(String message) {
        return new ServiceException(
                ServiceProblem.BAD_ACTION, message, "put exactly one word into the PXE file: " + choice());
    }

    private static String choice() {
        return Arrays.stream(BoxAction.values()).map(BoxAction::kernelWord).collect(Collectors.joining(", "));
    }
}
