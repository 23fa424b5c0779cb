package org.tbimage.testbox.service.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.tbimage.store.ImageStore;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.service.disk.SimilarBoxes;
import org.tbimage.value.ShellWord;

/**
 * Says what to do with a box that has no images: where they may lie, and the commands that bring them here.
 *
 * @param store holds the images of all boxes
 * @param folder of the store
 */
record NothingToRestore(ImageStore store, Path folder) {
    /** A lab of one kind of disk may have many boxes that look alike. */
    private static final int MOST_SHOWN = 5;

    ServiceException failure(BoxHardware hardware) throws IOException {
        String box = hardware.box();
        Map<String, String> similar = new SimilarBoxes(store, folder).of(box, hardware.hostName(), hardware.disks());
        String message = "there is nothing to restore: the store has no image of a disk of " + box;
        if (similar.isEmpty()) {
            return failure(
                    message,
                    "make one with backup while the box is well; or give it the images of another box, here called BOX: "
                            + command("clone", "BOX", box));
        }
        String shown = similar.entrySet().stream()
                .limit(MOST_SHOWN)
                .map(other -> other.getKey() + " (" + other.getValue() + ")")
                .collect(Collectors.joining("; "));
        String first = similar.keySet().iterator().next();
        return failure(
                message + "; what looks like this box: " + shown + (similar.size() > MOST_SHOWN ? "; and others" : ""),
                "if this is " + first + " with a new address: " + command("move", first, box)
                        + "; if this box is to get the same images: " + command("clone", first, box));
    }

    private static ServiceException failure(String message, String remedy) {
        return new ServiceException(ServiceProblem.RESTORE_FAILED, message, remedy);
    }

    private String command(String action, String from, String to) {
        return "testbox-maintenance " + action + " --store " + ShellWord.of(store.location()) + " --from " + from
                + " --to " + to;
    }
}
