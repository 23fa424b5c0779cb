package org.tbimage.testbox.pxe;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.net.Names;
import org.tbimage.testbox.output.Answer;
import org.tbimage.testbox.output.Item;
import org.tbimage.testbox.output.Listing;

/**
 * Shows what is pending. Boxes that nobody called by their names when asking are looked up.
 *
 * @param requests what is pending
 * @param names finds names
 */
record Pending(Requests requests, Names names) {
    private static final List<String> COLUMNS = List.of("box", "action", "since", "name");

    Answer run() throws IOException {
        List<PendingRequest> pending = requests.all();
        List<Ipv4> nameless = pending.stream()
                .map(PendingRequest::box)
                .filter(box -> box.name().isEmpty())
                .flatMap(box -> box.address().stream())
                .toList();
        Map<Ipv4, String> found = names.find(nameless);
        List<List<Item>> rows = pending.stream()
                .map(request -> request.orNamed(found))
                .map(BoxItems::pending)
                .toList();
        return new Answer(List.of(requests.item()), "", new Listing(BoxItems.KEY, COLUMNS, rows));
    }
}
