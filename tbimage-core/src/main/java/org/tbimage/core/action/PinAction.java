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
import org.tbimage.action.Parameter.Kind;
import org.tbimage.core.retention.Pin;
import org.tbimage.core.retention.Pins;
import org.tbimage.core.run.Settings;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.value.ImageRef;

/** {@code pin}: keeps an image until it is unpinned, whatever rules say. */
public final class PinAction implements Action {
    private static final Parameter REASON = Parameter.optional("reason", Kind.TEXT, "why, for those who come later");

    /** Made by {@link java.util.ServiceLoader}. */
    public PinAction() {}

    @Override
    public String name() {
        return "pin";
    }

    @Override
    public String summary() {
        return "keep an image until it is unpinned: neither prune nor delete removes it";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(CommonParameters.STORE, CommonParameters.IMAGE, ActionParameters.ONE_IMAGE, REASON);
    }

    @Override
    public Outcome run(ActionContext context) throws IOException {
        ImageStore store = context.store(CommonParameters.STORE.name());
        ImageRef ref = ActionParameters.oneImage(context);
        Optional<String> reason = reason(context);
        requireImage(store, ref);
        Pins pins = new Pins(store);
        Optional<Pin> before = pins.find(ref);
        if (before.isPresent() && reason.isEmpty()) {
            return outcome(ref, ref + " is pinned already: " + before.get().describe());
        }
        pins.put(ref, context.clock().instant(), context.machine(), reason);
        try {
            requireImage(store, ref);
        } catch (NoSuchImageException e) {
            pins.remove(ref); // somebody removed the image between the two looks
            throw e;
        }
        return outcome(ref, "pinned " + ref);
    }

    private static Optional<String> reason(ActionContext context) throws IOException {
        Optional<String> text = context.value(REASON.name());
        return text.isEmpty()
                ? text
                : Optional.of(Settings.parse(REASON.name(), text.get(), given -> {
                    if (given.length() > Pin.MAX_REASON || given.lines().count() > 1) {
                        throw new IllegalArgumentException(
                                "expected one line of at most " + Pin.MAX_REASON + " characters");
                    }
                    return given;
                }));
    }

    private static void requireImage(ImageStore store, ImageRef ref) throws IOException {
        if (!store.generations(ref.name()).contains(ref.generation())) {
            throw new NoSuchImageException(store.location(), ref.toString());
        }
    }

    private static Outcome outcome(ImageRef ref, String summary) {
        List<Fact> facts = List.of(
                Fact.text("image", ref.name().toString()),
                Fact.text("generation", ref.generation().toString()),
                Fact.text("pinned", "yes"));
        return new Outcome(summary, facts, List.of());
    }
}
