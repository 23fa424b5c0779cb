package org.tbimage.testbox.pxe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tbimage.action.Fact;
import org.tbimage.testbox.failure.BadSetting;
import org.tbimage.testbox.output.Listing;
import org.tbimage.testbox.output.Report;

/**
 * Cancels requests. Everything is checked before the first file is removed.
 *
 * @param requests the pending requests
 * @param boxes the boxes whose requests are cancelled
 * @param dryRun whether only to show what would be done
 */
record CancelRequests(Requests requests, Collection<PxeClient> boxes, boolean dryRun) {
    private static final List<String> COLUMNS = List.of("box", "action", "state", "name");

    Report run() throws IOException {
        Map<PxeClient, Optional<PendingRequest>> pending = new LinkedHashMap<>();
        for (PxeClient box : boxes) {
            pending.put(box, ours(box));
        }
        List<List<Fact>> rows = new ArrayList<>();
        for (Map.Entry<PxeClient, Optional<PendingRequest>> entry : pending.entrySet()) {
            rows.add(cancel(entry.getKey(), entry.getValue()));
        }
        List<Fact> head = List.of(requests.fact(), Fact.flag("dry-run", dryRun));
        return new Report(head, dryRun ? "nothing was removed" : "", new Listing(RequestFacts.KEY, COLUMNS, rows, ""));
    }

    private Optional<PendingRequest> ours(PxeClient box) throws IOException {
        Optional<PendingRequest> found = requests.find(box);
        if (found.isPresent() && found.get().action().isEmpty()) {
            throw BadSetting.of(
                    found.get().file() + " requests no action of this program",
                    "if nobody needs it, remove it by hand");
        }
        return found;
    }

    private List<Fact> cancel(PxeClient box, Optional<PendingRequest> pending) throws IOException {
        if (pending.isEmpty()) {
            return RequestFacts.done(box, requests.file(box), Optional.empty(), "nothing pending");
        }
        if (!dryRun) {
            requests.remove(box);
        }
        return RequestFacts.done(
                pending.get().box(),
                requests.file(box),
                Optional.of(pending.get().actionWord()),
                dryRun ? "not cancelled" : "cancelled");
    }
}
