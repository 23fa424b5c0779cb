package org.tbimage.testbox.pxe;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.tbimage.action.Fact;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.net.ParallelReverseLookup;
import org.tbimage.testbox.output.Listing;
import org.tbimage.testbox.output.Report;

/**
 * Lists the pending requests. The host names of boxes that were requested by address are looked up.
 *
 * @param requests the pending requests
 * @param names looks up host names
 */
record ListRequests(Requests requests, ParallelReverseLookup names) {
    private static final List<String> COLUMNS = List.of("box", "action", "since", "name");

    Report run() throws IOException {
        List<PendingRequest> pending = requests.all();
        List<Ipv4> unnamed = pending.stream()
                .map(PendingRequest::box)
                .filter(box -> box.name().isEmpty())
                .flatMap(box -> box.address().stream())
                .toList();
        Map<Ipv4, String> found = names.find(unnamed);
        List<List<Fact>> rows = pending.stream()
                .map(request -> request.withName(found))
                .map(RequestFacts::pending)
                .toList();
        return new Report(
                List.of(requests.fact()),
                "",
                new Listing(RequestFacts.KEY, COLUMNS, rows, requests.folder().root() + ": nothing is pending"));
    }
}
