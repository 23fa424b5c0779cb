package org.tbimage.core.action;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tbimage.action.ActionContext;
import org.tbimage.action.Fact;
import org.tbimage.action.Parameter;
import org.tbimage.action.Parameter.Kind;
import org.tbimage.core.retention.KeepRules;
import org.tbimage.core.run.Settings;

/** The parameters that say how many images of a disk to keep. */
final class KeepParameters {
    private static final Parameter LAST = rule("last", "keep so many of the newest images");
    private static final Parameter DAILY = rule("daily", "keep the newest image of each of so many days that have one");
    private static final Parameter WEEKLY = rule("weekly", "likewise of so many weeks, which begin on Monday");
    private static final Parameter MONTHLY = rule("monthly", "likewise of so many months");
    private static final Parameter YEARLY = rule("yearly", "likewise of so many years");

    static final List<Parameter> ALL = List.of(LAST, DAILY, WEEKLY, MONTHLY, YEARLY);

    private KeepParameters() {}

    private static Parameter rule(String period, String summary) {
        return Parameter.optional("keep-" + period, Kind.NUMBER, summary);
    }

    /** {@return the rules that the user gave; {@link KeepRules#NONE} if there are none} */
    static KeepRules rules(ActionContext context) throws IOException {
        return new KeepRules(
                number(context, LAST),
                number(context, DAILY),
                number(context, WEEKLY),
                number(context, MONTHLY),
                number(context, YEARLY));
    }

    private static int number(ActionContext context, Parameter rule) throws IOException {
        Optional<String> text = context.value(rule.name());
        return text.isEmpty() ? 0 : Settings.number(rule.name(), text.get(), 1, KeepRules.MAX);
    }

    /** {@return the names of all rules, for a message} */
    static String names() {
        return ALL.stream().map(Parameter::name).collect(Collectors.joining(", "));
    }

    /** {@return each rule as a fact; one that is not set has no value} */
    static List<Fact> facts(KeepRules rules) {
        int[] numbers = {rules.last(), rules.daily(), rules.weekly(), rules.monthly(), rules.yearly()};
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            String name = ALL.get(i).name();
            facts.add(numbers[i] == 0 ? Fact.text(name, "") : Fact.count(name, numbers[i]));
        }
        return facts;
    }
}
