package org.tbimage.testbox.service.boot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.value.Printable;

/** Finds the requested action on the kernel command line. */
public final class RequestedAction {
    private RequestedAction() {}

    /**
     * Finds the action.
     *
     * @param commandLine the kernel command line
     * @return the action
     * @throws ServiceException if there is no action, an unknown one, or more than one
     */
    public static BoxAction of(KernelCommandLine commandLine) throws ServiceException {
        List<String> asked = commandLine.actions();
        if (asked.isEmpty()) {
            throw new ServiceException(
                    ServiceProblem.NO_ACTION,
                    "the kernel command line names no action",
                    "put one word into the PXE file: " + choices());
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
                ServiceProblem.BAD_ACTION, message, "put exactly one word into the PXE file: " + choices());
    }

    private static String choices() {
        return Arrays.stream(BoxAction.values()).map(BoxAction::kernelWord).collect(Collectors.joining(", "));
    }
}
