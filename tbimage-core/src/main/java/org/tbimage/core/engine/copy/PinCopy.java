package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.util.Optional;
import org.tbimage.core.retention.Pin;
import org.tbimage.core.retention.Pins;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageRef;

/** Copies the pin of an image to its copy. A pin that the copy has stays. Without notes in both stores nothing is copied. */
record PinCopy(ImageStore from, ImageStore to) {
    void run(ImageRef image, ImageRef copy) throws IOException {
        if (from.notes().isEmpty() || to.notes().isEmpty()) {
            return;
        }
        Optional<Pin> pin = new Pins(from).find(image);
        Pins pins = new Pins(to);
        if (pin.isPresent() && pins.find(copy).isEmpty()) {
            pins.put(copy, pin.get());
        }
    }
}
