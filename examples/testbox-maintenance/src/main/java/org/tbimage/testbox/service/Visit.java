package org.tbimage.testbox.service;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.testbox.service.boot.BoxSettings;
import org.tbimage.testbox.service.boot.KernelCommandLine;
import org.tbimage.testbox.service.share.Attempts;
import org.tbimage.testbox.service.share.PxeFile;
import org.tbimage.testbox.service.work.WorkResult;

/** What is known so far of one run of the service; where it fails, the rest stays unknown. Belongs to one thread. */
final class Visit {
    final Instant begun;
    private final long begunNanos = System.nanoTime();
    KernelCommandLine commandLine = KernelCommandLine.parse("");
    BoxSettings settings = BoxSettings.DEFAULTS;
    Optional<Path> store = Optional.empty();
    Optional<Box> box = Optional.empty();
    Optional<PxeFile> request = Optional.empty();
    Optional<BoxAction> action = Optional.empty();
    Optional<Attempts> attempts = Optional.empty();

    /** The number of this try; 0 where tries can't be counted. */
    int attempt;

    WorkResult result = WorkResult.NONE;

    Visit(Instant begun) {
        this.begun = begun;
    }

    /** {@return whether the number of this try is kept over a restart} */
    boolean isCounted() {
        return attempt > 0;
    }

    /** {@return whether this was the last of the tries that are counted} */
    boolean isLastAttempt() {
        return attempt >= settings.attempts();
    }

    /** {@return how long this run has taken, whatever the wall clock did meanwhile} */
    Duration took() {
        return Duration.ofNanos(System.nanoTime() - begunNanos);
    }

    /** {@return the action's word, for messages} */
    String what() {
        return action.map(BoxAction::word).orElse("the service");
    }
}
