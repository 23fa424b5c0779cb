package org.tbimage.core.action;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.CommonParameters;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.core.retention.Pin;
import org.tbimage.core.retention.Pins;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.value.ImageRef;

/** {@code unpin}: removes the pin of an image, so that prune and delete may remove the image. */
public final class UnpinAction implements Action {
    /** Made by {@link java.util.ServiceLoader}. */
    public UnpinAction() {}

    @Override
    public String name() {
        return "unpin";
    }

    @Override
    public String summary() {
        return "remove the pin of an image, so that prune and delete may remove the image";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(CommonParameters.STORE, CommonParameters.IMAGE, ActionParameters.ONE_IMAGE);
    }

    /** The pin of an image that is gone is removed, too. */
    @Override
    public Outcome run(ActionContext context) throws IOException {
        ImageStore store = context.store(CommonParameters.STORE.name());
        ImageRef ref = ActionParameters.oneImage(context);
        Pins pins = new Pins(store);
        Optional<Pin> pin = pins.find(ref);
        if (pin.isEmpty() && !store.generations(ref.name()).contains(ref.generation())) {
            throw new NoSuchImageException(store.location(), ref.toString());
        }
        if (pin.isPresent()) {
            pins.remove(ref);
        }
        List<Fact> facts = List.of(
                Fact.text("image", ref.name().toString()),
                Fact.text("generation", ref.generation().toString()),
                Fact.text("pinned", "no"));
        String summary = pin.isEmpty()
                ? ref + " was not pinned"
                : ref + " is no longer pinned; it was " + pin.get().describe();
        return new Outcome(summary, facts, List.of());
    }
}
