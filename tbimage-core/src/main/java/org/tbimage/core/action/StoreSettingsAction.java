package org.tbimage.core.action;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.CommonParameters;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.action.Parameter.Kind;
import org.tbimage.action.StopAdvice;
import org.tbimage.core.retention.KeepRules;
import org.tbimage.core.run.Settings;
import org.tbimage.core.settings.StoreSettings;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageStore;
import org.tbimage.store.Share;

/** {@code store-settings}: shows or changes what all boxes agree on that use a store. */
public final class StoreSettingsAction implements Action {
    private static final Parameter SHARE = Parameter.optional(
            "share", Kind.TEXT, "with which images new images share what is stored: none, generations or store");
    private static final Parameter KEEP_ALL =
            Parameter.flag("keep-all", "the service removes no image: all rules are removed");

    /** Made by {@link java.util.ServiceLoader}. */
    public StoreSettingsAction() {}

    @Override
    public String name() {
        return "store-settings";
    }

    @Override
    public String summary() {
        return "show or change the settings of a store: sharing, and how many images the service keeps";
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(List.of(CommonParameters.STORE, SHARE));
        all.addAll(KeepParameters.ALL);
        all.add(KEEP_ALL);
        return List.copyOf(all);
    }

    @Override
    public StopAdvice stopAdvice() {
        return new StopAdvice("run it again", "the settings are as before or as given; run it again to see them");
    }

    @Override
    public Outcome run(ActionContext context) throws IOException {
        ImageStore store = context.store(CommonParameters.STORE.name());
        Optional<String> word = context.value(SHARE.name());
        Optional<Share> share =
                word.isEmpty() ? Optional.empty() : Optional.of(Settings.parse(SHARE.name(), word.get(), Share::parse));
        KeepRules rules = KeepParameters.rules(context);
        boolean keepAll = ActionParameters.flag(context, KEEP_ALL);
        if (keepAll && !rules.isEmpty()) {
            throw new ImagingException(
                    Problem.BAD_SETTING, "keep-all and a rule contradict each other", "give only one of them");
        }
        StoreSettings before = StoreSettings.read(store);
        boolean newRules = keepAll || !rules.isEmpty();
        if (!newRules && share.isEmpty()) {
            return outcome("the settings of " + store.location(), before);
        }
        StoreSettings after = new StoreSettings(share.or(before::share), newRules ? rules : before.rules());
        context.cancellation().check();
        after.write(store);
        return outcome("changed the settings of " + store.location(), after);
    }

    private static Outcome outcome(String summary, StoreSettings settings) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.text("share", settings.share().map(Share::word)));
        facts.addAll(KeepParameters.facts(settings.retention()));
        List<String> warnings = settings.unknownRules().isEmpty()
                ? List.of()
                : List.of("this version does not know these rules, and removes no image by the settings: "
                        + String.join(", ", settings.unknownRules()));
        return new Outcome(summary, facts, warnings);
    }
}
