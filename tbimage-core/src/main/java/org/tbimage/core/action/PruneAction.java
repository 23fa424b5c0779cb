package org.tbimage.core.action;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.CommonParameters;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.action.StopAdvice;
import org.tbimage.core.engine.Prune;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.job.PruneReport;
import org.tbimage.core.job.PruneRequest;
import org.tbimage.core.job.PrunedImage;
import org.tbimage.core.job.PrunedImage.Fate;
import org.tbimage.core.retention.DatedImage;
import org.tbimage.core.retention.KeepRules;
import org.tbimage.core.settings.StoreSettings;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageStore;

/** {@code prune}: removes images that no rule keeps. Without a rule, those of the store's settings apply. */
public final class PruneAction implements Action {
    private static final Parameter DRY_RUN = Parameter.flag("dry-run", "say what would be removed, and remove nothing");

    /** Made by {@link java.util.ServiceLoader}. */
    public PruneAction() {}

    @Override
    public String name() {
        return "prune";
    }

    @Override
    public String summary() {
        return "remove images that no rule keeps; the rules of the store apply where none is given";
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(List.of(CommonParameters.STORE, ManyImages.IMAGE));
        all.addAll(KeepParameters.ALL);
        all.addAll(List.of(DRY_RUN, ActionParameters.FREE_NOW));
        return List.copyOf(all);
    }

    @Override
    public StopAdvice stopAdvice() {
        return new StopAdvice(
                "images that were removed before stay removed; run it again, which removes the others",
                "images that were removed before stay removed; run it again, which removes the others");
    }

    @Override
    public Outcome run(ActionContext context) throws IOException {
        ImageStore store = context.store(CommonParameters.STORE.name());
        KeepRules rules = rules(context, store);
        PruneRequest day = new PruneRequest(store, ManyImages.selection(context), rules);
        PruneRequest request = ActionParameters.flag(context, ActionParameters.FREE_NOW)
                ? new PruneRequest(store, day.images(), rules, Duration.ZERO)
                : day;
        Prune prune = new Prune(JobContext.of(context), request);
        boolean dryRun = ActionParameters.flag(context, DRY_RUN);
        PruneReport report = dryRun ? prune.plan() : prune.run();
        String summary = summary(report, rules, dryRun);
        if (!report.failures().isEmpty()) {
            throw ManyImages.failure(report.failures(), failed(report) + "; " + summary);
        }
        return new Outcome(
                summary,
                facts(report, rules),
                List.of(),
                report.images().stream().map(PruneAction::item).toList());
    }

    /** The rules that the user gave, or else those of the store. */
    private static KeepRules rules(ActionContext context, ImageStore store) throws IOException {
        KeepRules given = KeepParameters.rules(context);
        KeepRules rules = given.isEmpty() ? StoreSettings.read(store).rules() : given;
        if (rules.isEmpty()) {
            throw new ImagingException(
                    Problem.BAD_SETTING,
                    "nothing says which images to keep, so none is removed: " + store.location()
                            + " has no rules in its settings, and none is given",
                    "give at least one of " + KeepParameters.names() + ", or set rules for the whole store");
        }
        return rules;
    }

    private static String summary(PruneReport report, KeepRules rules, boolean dryRun) {
        long all = report.images().size();
        long removed = report.of(dryRun ? Fate.TO_REMOVE : Fate.REMOVED).count();
        String what = removed + " of " + ManyImages.count(all) + ", by the rules " + rules.describe();
        return dryRun ? "would remove " + what + "; nothing was removed" : "removed " + what;
    }

    private static String failed(PruneReport report) {
        long images = report.of(Fate.FAILED).count();
        long disks = report.failures().size() - images;
        String unread = disks == 0 ? "" : "a failure of the store at " + disks + (disks == 1 ? " disk" : " disks");
        String kept = images == 0 ? "" : ManyImages.count(images) + " could not be removed";
        return unread + (unread.isEmpty() || kept.isEmpty() ? "" : ", and ") + kept;
    }

    private static List<Fact> facts(PruneReport report, KeepRules rules) {
        long bytes = report.images().stream()
                .filter(image -> image.fate() == Fate.REMOVED || image.fate() == Fate.TO_REMOVE)
                .mapToLong(PrunedImage::storedBytes)
                .sum();
        return List.of(
                Fact.text("rules", rules.describe()),
                Fact.count("images", report.images().size()),
                Fact.count(
                        "kept",
                        report.of(Fate.KEPT).count() + report.of(Fate.PINNED).count()),
                Fact.count("removed", report.of(Fate.REMOVED).count()),
                Fact.count("to-remove", report.of(Fate.TO_REMOVE).count()),
                Fact.bytes("stored", bytes),
                Fact.bytes("freed", report.freedBytes()));
    }

    private static List<Fact> item(PrunedImage pruned) {
        DatedImage dated = pruned.verdict().image();
        boolean known = dated.state() != DatedImage.State.DAMAGED;
        return List.of(
                Fact.text("image", pruned.image().name().toString()),
                Fact.text("generation", pruned.image().generation().toString()),
                Fact.text("created-at", known ? dated.createdAt().toString() : ""),
                Fact.bytes("stored", pruned.storedBytes()),
                Fact.text("fate", pruned.fate().word()),
                Fact.text("reason", pruned.verdict().reason()));
    }
}
