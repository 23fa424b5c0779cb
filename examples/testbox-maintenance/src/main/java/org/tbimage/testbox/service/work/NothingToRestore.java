package org.tbimage.testbox.service.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.tbimage.store.ImageStore;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.output.Program;
import org.tbimage.testbox.service.disk.SimilarBoxes;
import org.tbimage.value.ShellWord;

/**
 * Makes the failure for a box without images. It names similar boxes and the commands that move or clone their images.
 *
 * @param store the store
 * @param folder the folder of the store
 */
record NothingToRestore(ImageStore store, Path folder) {
    /** A lab may have many similar boxes. */
    private static final int MAX_SHOWN = 5;

    ServiceException failure(BoxHardware hardware) throws IOException {
        String box = hardware.box();
        Map<String, String> similar = new SimilarBoxes(store, folder).of(box, hardware.hostName(), hardware.disks());
        String message = message(box);
        if (similar.isEmpty()) {
            return failure(
                    message,
                    "make one with backup while the box is in order; or clone the images of another box, here called BOX: "
                            + command("clone", "BOX", box));
        }
        String shown = similar.entrySet().stream()
                .limit(MAX_SHOWN)
                .map(other -> other.getKey() + " (" + other.getValue() + ")")
                .collect(Collectors.joining("; "));
        String first = similar.keySet().iterator().next();
        return failure(
                message + "; similar boxes: " + shown + (similar.size() > MAX_SHOWN ? "; and others" : ""),
                "if this is " + first + " with a new address: " + command("move", first, box)
                        + "; if this box is to get the same images: " + command("clone", first, box));
    }

    private static String message(String box) {
        return "there is nothing to restore: the store has no image of a disk of " + box;
    }

    /** {@return the failure for a box whose images are all retired} */
    static ServiceException allRetired(String box) {
        return failure(message(box), "make one with backup while the box is in order");
    }

    private static ServiceException failure(String message, String remedy) {
        return new ServiceException(ServiceProblem.RESTORE_FAILED, message, remedy);
    }

    private String command(String action, String from, String to) {
        return Program.NAME + " " + action + " --store " + ShellWord.of(store.location()) + " --from " + from + " --to "
                + to;
    }
}
