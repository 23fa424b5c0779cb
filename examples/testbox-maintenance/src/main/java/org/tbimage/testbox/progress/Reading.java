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
 * @param still how long nothing has moved
 * @param ended whether it is over
 */
record Reading(
        Phase phase,
        String subject,
        long done,
        long total,
        double rate,
        Duration elapsed,
        Duration still,
        boolean ended) {
    // A disk may take so long for one bad sector, or a server to be restarted, without anything being wrong for good.
    private static final Duration STANDSTILL = Duration.ofSeconds(20);

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
        String amount = total < 0 ? HumanUnits.bytes(done) : HumanUnits.bytes(done) + " of " + HumanUnits.bytes(total);
        return figures(amount);
    }

    /** The same where there is little room. */
    String shortFigures() {
        return figures(total < 0 ? HumanUnits.bytes(done) : HumanUnits.bytes(done) + "/" + HumanUnits.bytes(total));
    }

    private String figures(String amount) {
        if (ended) {
            return HumanUnits.bytes(done) + " in " + HumanUnits.duration(elapsed) + ", " + HumanUnits.rate(rate);
        }
        if (still.compareTo(STANDSTILL) >= 0) {
            return amount + ", nothing has moved for " + HumanUnits.duration(still);
        }
        String left =
                left().map(span -> ", " + HumanUnits.duration(span) + " left").orElse("");
        return amount + ", " + HumanUnits.rate(rate) + left;
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
}
