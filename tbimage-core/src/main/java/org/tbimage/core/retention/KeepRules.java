package org.tbimage.core.retention;

import java.util.ArrayList;
import java.util.List;

/**
 * How many images of a disk to keep. Each number is a rule; 0 means that there is no such rule.
 *
 * @param last the newest images
 * @param daily the newest image of each day, for so many days that have one
 * @param weekly the newest image of each ISO week
 * @param monthly the newest image of each month
 * @param yearly the newest image of each year
 */
public record KeepRules(int last, int daily, int weekly, int monthly, int yearly) {
    /** Largest number of a rule. */
    public static final int MAX = 9999;

    /** No rule. It keeps everything: nothing is ever removed without a rule. */
    public static final KeepRules NONE = new KeepRules(0, 0, 0, 0, 0);

    /** Checks the numbers. */
    public KeepRules {
        for (int number : new int[] {last, daily, weekly, monthly, yearly}) {
            if (number < 0 || number > MAX) {
                throw new IllegalArgumentException(
                        "bad number of images to keep: " + number + "; expected 0 to " + MAX);
            }
        }
    }

    /** {@return whether there is no rule} */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** {@return the rules for a person, as in {@code last 3, daily 7}} */
    public String describe() {
        List<String> rules = new ArrayList<>();
        for (Period period : Period.values()) {
            if (period.of(this) > 0) {
                rules.add(period.word() + " " + period.of(this));
            }
        }
        return rules.isEmpty() ? "no rule" : String.join(", ", rules);
    }
}
