package org.tbimage.testbox.pxe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Fact;

/** The facts about one box and its request. */
final class RequestFacts {
    static final String KEY = "boxes";

    private RequestFacts() {}

    /** {@return the facts about a changed request; {@code file} is where it is, or would be} */
    static List<Fact> done(PxeClient box, Path file, Optional<String> action, String state) {
        return List.of(
                Fact.text("box", box.label()),
                Fact.text("action", action),
                Fact.text("state", state),
                Fact.text("name", box.name()),
                Fact.text("file", file.toString()));
    }

    /** {@return the facts about a pending request} */
    static List<Fact> pending(PendingRequest request) {
        return List.of(
                Fact.text("box", request.box().label()),
                Fact.text("action", request.actionWord()),
                Fact.text("since", request.since().toString()),
                Fact.text("name", request.box().name()),
                Fact.text("file", request.file().toString()));
    }
}
