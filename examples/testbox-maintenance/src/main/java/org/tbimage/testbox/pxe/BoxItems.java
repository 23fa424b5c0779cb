package org.tbimage.testbox.pxe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tbimage.testbox.output.Item;

/** What is told of one box and its request. */
final class BoxItems {
    static final String KEY = "boxes";

    private BoxItems() {}

    /** What became of a request; {@code file} is where it is, or would be. */
    static List<Item> done(Box box, Path file, Optional<String> action, String state) {
        return List.of(
                Item.text("box", box.label()),
                Item.text("action", action),
                Item.text("state", state),
                Item.text("name", box.name()),
                Item.text("file", file.toString()));
    }

    /** What is pending. */
    static List<Item> pending(PendingRequest request) {
        return List.of(
                Item.text("box", request.box().label()),
                Item.text("action", request.actionWord()),
                Item.text("since", request.since().toString()),
                Item.text("name", request.box().name()),
                Item.text("file", request.file().toString()));
    }
}
