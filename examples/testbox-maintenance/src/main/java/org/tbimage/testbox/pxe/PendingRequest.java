package org.tbimage.testbox.pxe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.tbimage.testbox.file.PlainText;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.request.BoxAction;

/**
 * The PXELINUX file of a box.
 *
 * @param box the box, with its name if the file contains it
 * @param text the content of the file
 * @param since when it was written
 * @param file the file
 */
record PendingRequest(PxeClient box, PxeText text, Instant since, Path file) {
    private static final int MAX_SIZE = 1 << 16;

    /** {@return the file of a box in a folder, if there is one} */
    static Optional<PendingRequest> find(Path folder, PxeClient box) throws IOException {
        Path file = folder.resolve(box.fileName());
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream stream = Files.newInputStream(file)) {
            PxeText text = new PxeText(PlainText.decode(stream.readNBytes(MAX_SIZE)));
            Instant since = Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS);
            return Optional.of(new PendingRequest(box.named(text.hostName()), text, since, file));
        } catch (NoSuchFileException e) {
            // the box has just completed the request
            return Optional.empty();
        }
    }

    /** {@return the requested action; empty if the file requests no action of this program} */
    Optional<BoxAction> action() {
        return text.action();
    }

    /** {@return the request with the name of its box from {@code names}, if the name is not known yet} */
    PendingRequest withName(Map<Ipv4, String> names) {
        Optional<String> name = box.name().or(() -> box.address().map(names::get));
        return new PendingRequest(box.named(name), text, since, file);
    }

    /** {@return the action as a word for people} */
    String actionWord() {
        return action().map(BoxAction::word).orElse("unknown");
    }
}
