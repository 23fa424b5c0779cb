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
import org.tbimage.action.Fact;
import org.tbimage.testbox.file.AtomicFile;

/**
 * The pending requests in a TFTP folder.
 *
 * @param folder the TFTP folder
 */
record Requests(TftpFolder folder) {
    /** {@return the folder, for a report} */
    Fact fact() {
        return Fact.text("folder", folder.root().toString());
    }

    /** {@return the file of a box in the first folder} */
    Path file(PxeClient box) {
        return folder.configurations().get(0).resolve(box.fileName());
    }

    /** {@return the pending request of a box, if any; the file for BIOS takes precedence over those for EFI} */
    Optional<PendingRequest> find(PxeClient box) throws IOException {
        for (Path configurations : folder.configurations()) {
            Optional<PendingRequest> found = PendingRequest.find(configurations, box);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** {@return the pending requests of all boxes, sorted by address} */
    List<PendingRequest> all() throws IOException {
        TreeSet<PxeClient> boxes = new TreeSet<>(PxeClient.ORDER);
        for (Path configurations : folder.configurations()) {
            try (Stream<Path> files = Files.list(configurations)) {
                files.flatMap(file -> PxeClient.ofFileName(file.getFileName().toString()).stream())
                        .forEach(boxes::add);
            }
        }
        List<PendingRequest> all = new ArrayList<>();
        for (PxeClient box : boxes) {
            find(box).ifPresent(all::add);
        }
        return all;
    }

    /**
     * Writes a request, except where the same one is pending.
     *
     * @return whether a file was written
     */
    boolean put(PxeClient box, PxeText text) throws IOException {
        boolean written = false;
        for (Path configurations : folder.configurations()) {
            // An unchanged file keeps its identity, by which a box that has just booted recognizes its request.
            if (!isPending(configurations, box, text)) {
                AtomicFile.write(
                        configurations.resolve(box.fileName()), text.text().getBytes(StandardCharsets.UTF_8));
                written = true;
            }
        }
        return written;
    }

    private static boolean isPending(Path configurations, PxeClient box, PxeText text) throws IOException {
        return PendingRequest.find(configurations, box)
                .filter(pending -> pending.text().meansSameAs(text))
                .isPresent();
    }

    /** Removes a request from all folders. */
    void remove(PxeClient box) throws IOException {
        for (Path configurations : folder.configurations()) {
            if (Files.deleteIfExists(configurations.resolve(box.fileName()))) {
                AtomicFile.syncFolder(configurations);
            }
        }
    }
}
