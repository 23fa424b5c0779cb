package org.tbimage.core.action;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.CommonParameters;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.core.retention.Pins;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** {@code delete}: removes one image of a disk. Refuses if no image that is as good would be left, or if it is pinned. */
public final class DeleteAction implements Action {
    private static final Parameter LAST =
            Parameter.flag("last", "delete it though no other image of the disk is as good");
    private static final Parameter DRY_RUN = Parameter.flag("dry-run", "say what would be deleted, and delete nothing");

    /** Made by {@link java.util.ServiceLoader}. */
    public DeleteAction() {}

    @Override
    public String name() {
        return "delete";
    }

    @Override
    public String summary() {
        return "delete one image of a disk; refuses the last good one, and pinned ones";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                CommonParameters.STORE,
                CommonParameters.IMAGE,
                ActionParameters.ONE_IMAGE,
                DRY_RUN,
                LAST,
                ActionParameters.FREE_NOW);
    }

    @Override
    public Outcome run(ActionContext context) throws IOException {
        ImageStore store = context.store(CommonParameters.STORE.name());
        ImageRef ref = ActionParameters.oneImage(context);
        ImageName name = ref.name();
        Generation generation = ref.generation();
        List<Generation> all = store.generations(name);
        if (!all.contains(generation)) {
            throw new NoSuchImageException(store.location(), ref.toString());
        }
        Quality quality = Quality.of(store, ref);
        Optional<Generation> other = asGood(store, name, all, generation, quality);
        if (other.isEmpty() && !ActionParameters.flag(context, LAST)) {
            throw last(ref, quality);
        }
        context.cancellation().check();
        new Pins(store).requireUnpinned(ref);
        boolean dryRun = ActionParameters.flag(context, DRY_RUN);
        if (!dryRun) {
            store.delete(ref);
            if (ActionParameters.flag(context, ActionParameters.FREE_NOW)) {
                store.reclaim(name, Duration.ZERO);
            }
        }
        List<Fact> facts = List.of(
                Fact.text("image", name.toString()),
                Fact.text("generation", generation.toString()),
                Fact.text("state", quality.word()),
                Fact.count("left", all.size() - (dryRun ? 0 : 1)));
        return new Outcome(
                (dryRun ? "would delete " + ref + "; nothing was deleted" : "deleted " + ref), facts, List.of());
    }

    /** Another image from which the disk can be restored as well as from this one. */
    private static Optional<Generation> asGood(
            ImageStore store, ImageName name, List<Generation> all, Generation one, Quality quality) {
        return all.stream()
                .filter(generation -> !generation.equals(one)
                        && Quality.of(store, new ImageRef(name, generation)).compareTo(quality) >= 0)
                .findFirst();
    }

    private static ImagingException last(ImageRef ref, Quality quality) {
        return new ImagingException(
                Problem.LAST_IMAGE,
                ref + " is the last " + quality.word() + " image of " + ref.name()
                        + ": without it the disk can't be restored" + (quality == Quality.GOOD ? " as it was" : ""),
                "make another image of the disk first, or insist");
    }
}
