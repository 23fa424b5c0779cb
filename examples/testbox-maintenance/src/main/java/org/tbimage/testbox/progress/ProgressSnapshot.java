package org.tbimage.testbox.progress;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.tbimage.action.ProgressListener.Phase;
import org.tbimage.testbox.output.HumanUnits;
import org.tbimage.testbox.output.SafeText;

/**
 * The progress of a phase at one moment.
 *
 * @param phase which phase
 * @param subject what it works on
 * @param done bytes done
 * @param total bytes to do, or less than 0 if not known
 * @param rate bytes per second
 * @param elapsed time since the phase began
 * @param stalled time since the last progress
 * @param ended whether the phase has ended
 */
record ProgressSnapshot(
        Phase phase,
        String subject,
        long done,
        long total,
        double rate,
        Duration elapsed,
        Duration stalled,
        boolean ended) {
    // Shorter stalls are normal: a disk that retries a bad sector, or a server that restarts.
    private static final Duration MAX_STALL = Duration.ofSeconds(20);

    // A longer estimate is useless.
    private static final double MAX_SECONDS = 100.0 * 24 * 3600;

    /** {@return phase and subject} */
    String title() {
        String what = phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return what + " " + SafeText.line(subject);
    }

    /** {@return the share that is done, 0 to 1; empty if the total is not known} */
    Optional<Double> share() {
        if (total < 0) {
            return Optional.empty();
        }
        return Optional.of(total == 0 ? 1.0 : Math.min(1.0, Math.max(0.0, (double) done / total)));
    }

    /** {@return the share as in {@code  42%}; 100 only if everything is done} */
    String percent() {
        return share().map(share -> String.format(Locale.ROOT, "%3d%%", (int) Math.floor(share * 100)))
                .orElse("");
    }

    /** {@return amount, rate and remaining time; after the end, the time that it took} */
    String figures() {
        String amount = total < 0 ? HumanUnits.bytes(done) : HumanUnits.bytes(done) + " of " + HumanUnits.bytes(total);
        return figures(amount);
    }

    /** {@return the same in fewer characters} */
    String shortFigures() {
        return figures(total < 0 ? HumanUnits.bytes(done) : HumanUnits.bytes(done) + "/" + HumanUnits.bytes(total));
    }

    private String figures(String amount) {
        if (ended) {
            return HumanUnits.bytes(done) + " in " + HumanUnits.duration(elapsed) + ", " + HumanUnits.rate(rate);
        }
        if (stalled.compareTo(MAX_STALL) >= 0) {
            return amount + ", nothing has moved for " + HumanUnits.duration(stalled);
        }
        String left =
                left().map(span -> ", " + HumanUnits.duration(span) + " left").orElse("");
        return amount + ", " + HumanUnits.rate(rate) + left;
    }

    private Optional<Duration> left() {
        double seconds = rate > 0 ? Math.max(0, total - done) / rate : MAX_SECONDS;
        boolean useful = total >= 0 && seconds < MAX_SECONDS;
        return useful ? Optional.of(Duration.ofSeconds((long) Math.ceil(seconds))) : Optional.empty();
    }

    /** {@return one line for a log} */
    String line() {
        String percent = percent().strip();
        return title() + ": " + (percent.isEmpty() ? "" : percent + ", ") + figures();
    }
}
