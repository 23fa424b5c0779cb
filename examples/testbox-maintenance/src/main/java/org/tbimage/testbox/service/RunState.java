package org.tbimage.testbox.service;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.testbox.service.boot.KernelCommandLine;
import org.tbimage.testbox.service.boot.ServiceSettings;
import org.tbimage.testbox.service.share.AttemptCounter;
import org.tbimage.testbox.service.share.PxeFile;
import org.tbimage.testbox.service.work.WorkResult;

/** The state of one run of the service. After a failure, later parts stay unknown. Used by one thread. */
final class RunState {
    final Instant begun;
    private final long begunNanos = System.nanoTime();
    KernelCommandLine commandLine = KernelCommandLine.parse("");
    ServiceSettings settings = ServiceSettings.DEFAULTS;
    Optional<Path> store = Optional.empty();
    Optional<Box> box = Optional.empty();
    Optional<PxeFile> request = Optional.empty();
    Optional<BoxAction> action = Optional.empty();
    Optional<AttemptCounter> attempts = Optional.empty();

    /** The number of this attempt; 0 if attempts can't be counted. */
    int attempt;

    WorkResult result = WorkResult.NONE;

    RunState(Instant begun) {
        this.begun = begun;
    }

    /** {@return whether the number of this attempt survives a restart} */
    boolean isCounted() {
        return attempt > 0;
    }

    /** {@return whether this is the last attempt before the box is parked} */
    boolean isLastAttempt() {
        return attempt >= settings.attempts();
    }

    /** {@return how long this run has taken, independent of the wall clock} */
    Duration took() {
        return Duration.ofNanos(System.nanoTime() - begunNanos);
    }

    /** {@return the name of the action, for messages} */
    String what() {
        return action.map(BoxAction::word).orElse("the service");
    }
}
