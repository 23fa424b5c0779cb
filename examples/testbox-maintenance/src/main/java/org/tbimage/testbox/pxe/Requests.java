package org.tbimage.testbox.pxe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tbimage.testbox.file.WholeFile;
import org.tbimage.testbox.output.Item;

/**
 * The requests that lie in a TFTP folder.
 *
 * @param folder the TFTP folder
 */
record Requests(TftpFolder folder) {
    /** {@return which folder it is, for an answer} */
    Item item() {
        return Item.text("folder", folder.root().toString());
    }

    /** {@return the file that a box of the first folder looks for} */
    Path file(Box box) {
        return folder.configurations().get(0).resolve(box.fileName());
    }

    /** {@return what is pending for a box, if anything; the file of BIOS boxes goes before those of EFI boxes} */
    Optional<PendingRequest> find(Box box) throws IOException {
        for (Path configurations : folder.configurations()) {
            Optional<PendingRequest> found = PendingRequest.find(configurations, box);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** {@return what is pending for any box, in the order of their addresses} */
    List<PendingRequest> all() throws IOException {
        TreeSet<Box> boxes = new TreeSet<>(Box.ORDER);
        for (Path configurations : folder.configurations()) {
            try (Stream<Path> files = Files.list(configurations)) {
                files.flatMap(file -> Box.ofFileName(file.getFileName().toString()).stream())
                        .forEach(boxes::add);
            }
        }
        List<PendingRequest> all = new ArrayList<>();
        for (Box box : boxes) {
            find(box).ifPresent(all::add);
        }
        return all;
    }

    /**
     * Makes a request, where there is not the same already.
     *
     * @return whether anything had to be written
     */
    boolean put(Box box, PxeText text) throws IOException {
        boolean written = false;
        for (Path configurations : folder.configurations()) {
            // A file that is left as it is stays the one that a box may just have booted from.
            if (!isThere(configurations, box, text)) {
                WholeFile.write(
                        configurations.resolve(box.fileName()), text.text().getBytes(StandardCharsets.UTF_8));
                written = true;
            }
        }
        return written;
    }

    private static boolean isThere(Path configurations, Box box, PxeText text) throws IOException {
        return PendingRequest.find(configurations, box)
                .filter(pending -> pending.text().meansSameAs(text))
                .isPresent();
    }

    /** Takes a request back, everywhere. */
    void remove(Box box) throws IOException {
        for (Path configurations : folder.configurations()) {
            if (Files.deleteIfExists(configurations.resolve(box.fileName()))) {
                WholeFile.settle(configurations);
            }
        }
    }
}
