package org.tbimage.testbox.service;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.tbimage.action.Cancellation;
import org.tbimage.testbox.failure.Failure;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.output.HumanUnits;
import org.tbimage.testbox.service.log.RunLog;
import org.tbimage.testbox.service.share.FirstBackupRecord;
import org.tbimage.testbox.service.share.Mounter;
import org.tbimage.testbox.service.share.PxeFile;
import org.tbimage.testbox.service.share.Share;

/**
 * The end of a run: removes or keeps the request, then restarts the box or leaves it up.
 *
 * @param environment the machine
 * @param log the log of the run
 * @param stop the cancellation flag
 * @param backoff the waits before attempts that can't be counted
 */
record RunEnd(Environment environment, RunLog log, Cancellation stop, RetryBackoff backoff) {
    private static final Duration LOG_INTERVAL = Duration.ofMinutes(1);

    /** Removes the request after success, so that the box boots from its own disk next time. */
    void finish(RunState state, PxeFile request) throws IOException {
        environment.power().sync();
        requireTftp(state);
        PxeFile.Removal removal = remove(state, request);
        log.info(
                switch (removal) {
                    case REMOVED -> "removed " + request.path();
                    case GONE -> request.path() + " was already removed by somebody else";
                    case REPLACED -> request.path() + " was replaced meanwhile and is kept: the next start runs it";
                });
        reset(state);
    }

    /** Mounts the share again if necessary: on an unmounted share the request would seem to be removed. */
    private void requireTftp(RunState state) throws IOException {
        Share tftp = Share.tftp(environment.at(state.settings.tftp()));
        try {
            new Mounter(environment.commands(), environment.sleeper(), stop, log).mount(tftp);
        } catch (ServiceException e) {
            throw new ServiceException(
                    ServiceProblem.REQUEST_STAYS,
                    "the action is done, but the request can't be removed: " + e.getMessage(),
                    e.remedy());
        }
    }

    private void reset(RunState state) {
        try {
            state.attempts.orElseThrow().reset();
            new FirstBackupRecord(state.box.orElseThrow().folder()).reset();
        } catch (IOException e) {
            log.warning("could not remove the count of attempts: " + e); // it does not affect the next request
        }
    }

    private PxeFile.Removal remove(RunState state, PxeFile request) throws ServiceException {
        if (!request.agrees(state.commandLine)) {
            return PxeFile.Removal.REPLACED;
        }
        try {
            return request.remove();
        } catch (IOException e) {
            Path folder = request.path().getParent();
            throw new ServiceException(
                    ServiceProblem.REQUEST_STAYS,
                    "the action is done, but " + request.path() + " can't be removed: " + e,
                    "remove it, and let boxes write to " + folder);
        }
    }

    /** Restarts the box at once. */
    void restart() throws IOException {
        environment.power().sync();
        log.info("restart");
        environment.power().reboot();
    }

    /** {@return what follows a failure that is already logged} */
    Next afterFailure(RunState state, Failure failure) {
        if (!state.commandLine.isOfNetBoot()) {
            log.warning("this machine was not booted over the network, so it is not restarted");
            return new Next(Ending.LEFT, Duration.ZERO);
        }
        if (!state.isCounted()) {
            return retry(state, failure);
        }
        if (state.isLastAttempt()) {
            return park(state.attempt + " failed attempts", failure);
        }
        logNext(state, "the box restarts in ", state.settings.errorWait());
        return new Next(Ending.RESTARTED, state.settings.errorWait());
    }

    /** Retries without a restart, which would lose the count and so never end. */
    private Next retry(RunState state, Failure failure) {
        Optional<Duration> wait = backoff.next(state.settings.errorWait());
        if (wait.isEmpty()) {
            return park("failed attempts that could not be counted", failure);
        }
        logNext(state, "attempts can't be counted, so the box does not restart, and tries again in ", wait.get());
        return new Next(Ending.TRIES_AGAIN, wait.get());
    }

    private void logNext(RunState state, String next, Duration wait) {
        String kept = state.request.isPresent() ? "the request is kept, and " : "";
        String attempt =
                state.isCounted() ? "; this was attempt " + state.attempt + " of " + state.settings.attempts() : "";
        log.warning(kept + next + HumanUnits.duration(wait) + attempt);
    }

    private Next park(String after, Failure failure) {
        String message = "parked after " + after
                + ": the box stays up so that an administrator can log in; last error: " + failure.message();
        log.warning(message);
        log.warning("after the repair, restart the box to try again, or cancel the request");
        log.global("warning: " + message);
        return new Next(Ending.PARKED, Duration.ZERO);
    }

    /** Waits, so that somebody can look and a temporary problem can end. */
    void await(Next next) {
        String what = next.ending() == Ending.RESTARTED ? "restart in " : "next attempt in ";
        Duration left = next.delay();
        while (!left.isZero() && !left.isNegative() && !stop.isRequested()) {
            Duration part = left.compareTo(LOG_INTERVAL) < 0 ? left : LOG_INTERVAL;
            environment.sleeper().sleep(part, stop);
            left = left.minus(part);
            if (!left.isZero()) {
                log.output(what + HumanUnits.duration(left));
            }
        }
    }

    /**
     * What follows a failure.
     *
     * @param ending how the run ends
     * @param delay how long to wait before
     */
    record Next(Ending ending, Duration delay) {}

    /** How a run ends. */
    enum Ending {
        /** The box is restarted. */
        RESTARTED,
        /** The box stays up and tries again, because its attempts can't be counted over a restart. */
        TRIES_AGAIN,
        /** The box stays up, because the request has failed too often. */
        PARKED,
        /** The box stays up, because that was requested. */
        RESCUE,
        /** The machine is left alone. */
        LEFT
    }
}
