package org.tbimage.testbox.pxe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tbimage.testbox.output.Answer;
import org.tbimage.testbox.output.Item;
import org.tbimage.testbox.output.Listing;

/**
 * Takes back what is pending. All is checked before the first file is removed.
 *
 * @param requests what is pending
 * @param boxes whose requests to take back
 * @param dryRun whether only to show what would be done
 */
record Cancelling(Requests requests, Collection<Box> boxes, boolean dryRun) {
    private static final List<String> COLUMNS = List.of("box", "action", "state", "name");

    Answer run() throws IOException {
        Map<Box, Optional<PendingRequest>> pending = new LinkedHashMap<>();
        for (Box box : boxes) {
            pending.put(box, ours(box));
        }
        List<List<Item>> rows = new ArrayList<>();
        for (Map.Entry<Box, Optional<PendingRequest>> entry : pending.entrySet()) {
            rows.add(cancel(entry.getKey(), entry.getValue()));
        }
        List<Item> head = List.of(requests.item(), Item.flag("dry-run", dryRun));
        return new Answer(head, dryRun ? "nothing was removed" : "", new Listing(BoxItems.KEY, COLUMNS, rows));
    }

    private Optional<PendingRequest> ours(Box box) throws IOException {
        Optional<PendingRequest> found = requests.find(box);
        if (found.isPresent() && found.get().action().isEmpty()) {
            throw Refusal.of(
                    found.get().file() + " asks for none of our actions",
                    "somebody may need it; if not, remove it by hand");
        }
        return found;
    }

    private List<Item> cancel(Box box, Optional<PendingRequest> pending) throws IOException {
        if (pending.isEmpty()) {
            return BoxItems.done(box, requests.file(box), Optional.empty(), "nothing pending");
        }
        if (!dryRun) {
            requests.remove(box);
        }
        return BoxItems.done(
                pending.get().box(),
                requests.file(box),
                Optional.of(pending.get().actionWord()),
                dryRun ? "not cancelled" : "cancelled");
    }
}
