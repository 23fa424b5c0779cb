package org.tbimage.testbox.progress;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.tbimage.action.ProgressListener.Phase;
import org.tbimage.testbox.output.HumanUnits;
import org.tbimage.testbox.output.SafeText;

/**
 * How far a phase has got.
 *
 * @param phase what is done
 * @param subject of what
 * @param done bytes done
 * @param total bytes to do, or less than 0 if that is not known
 * @param rate bytes per second
 * @param elapsed since it began
 * @param ended whether it is over
 */
record Reading(Phase phase, String subject, long done, long total, double rate, Duration elapsed, boolean ended) {
    // Who waits longer than that is not helped by a number.
    private static final double MOST_SECONDS = 100.0 * 24 * 3600;

    /** What is done, and of what. */
    String title() {
        String what = phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return what + " " + SafeText.line(subject);
    }

    /** 0 to 1; empty if nobody knows how much there is to do. */
    Optional<Double> share() {
        if (total < 0) {
            return Optional.empty();
        }
        return Optional.of(total == 0 ? 1.0 : Math.min(1.0, Math.max(0.0, (double) done / total)));
    }

    /** As in {@code  42%}; 100 only when all is done. */
    String percent() {
        return share().map(share -> String.format(Locale.ROOT, "%3d%%", (int) Math.floor(share * 100)))
                .orElse("");
    }

    /** How much, how quick, and how long still, or how long it took. */
    String figures() {
        if (ended) {
            return HumanUnits.bytes(done) + " in " + HumanUnits.duration(elapsed) + ", " + HumanUnits.rate(rate);
        }
        String amount = total < 0 ? HumanUnits.bytes(done) : HumanUnits.bytes(done) + " of " + HumanUnits.bytes(total);
        return amount + ", " + HumanUnits.rate(rate)
                + left().map(left -> ", " + HumanUnits.duration(left) + " left").orElse("");
    }

    private Optional<Duration> left() {
        double seconds = rate > 0 ? Math.max(0, total - done) / rate : MOST_SECONDS;
        boolean telling = total >= 0 && seconds < MOST_SECONDS;
        return telling ? Optional.of(Duration.ofSeconds((long) Math.ceil(seconds))) : Optional.empty();
    }

    /** One line for a log. */
    String line() {
        String percent = percent().strip();
        return title() + ": " + (percent.isEmpty() ? "" : percent + ", ") + figures();
    }

    /** One line for a terminal, with a bar in the room that is left. */
    String bar(int columns) {
        String head = title() + " " + percent() + " ";
        String figures = figures();
        int room = columns - head.length() - figures.length() - 3;
        String bar = share().filter(share -> room >= 5)
                .map(share -> {
                    int full = (int) Math.floor(share * room);
                    String tip = full < room ? ">" : "";
                    return "[" + "=".repeat(full) + tip + " ".repeat(room - full - tip.length()) + "] ";
                })
                .orElse("");
        String line = head + bar + figures;
        // A line that breaks could not be erased.
        return line.length() > columns ? line.substring(0, Math.max(0, columns)) : line;
    }
}
