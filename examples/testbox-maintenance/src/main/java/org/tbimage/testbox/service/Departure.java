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
import org.tbimage.testbox.service.log.Journal;
import org.tbimage.testbox.service.share.FirstImages;
import org.tbimage.testbox.service.share.Mounter;
import org.tbimage.testbox.service.share.PxeFile;
import org.tbimage.testbox.service.share.Share;

/**
 * Ends a run: what was asked for is taken off the list or kept, and the box is restarted or left up.
 *
 * @param here the machine
 * @param journal hears of it
 * @param stop the wish to stop
 * @param patience how often a try that can't be counted is repeated
 */
record Departure(Surroundings here, Journal journal, Cancellation stop, PatienceInPlace patience) {
    private static final Duration BEAT = Duration.ofMinutes(1);

    /** All is done: the request goes, so that the next start is one of the box's own disk. */
    void finish(Visit visit, PxeFile request) throws IOException {
        here.power().sync();
        requireTftp(visit);
        PxeFile.Removal removal = remove(visit, request);
        journal.info(
                switch (removal) {
                    case REMOVED -> "removed " + request.path();
                    case GONE -> request.path() + " was removed by somebody else";
                    case REPLACED ->
                        request.path() + " was replaced meanwhile, and is kept: the next start does what it says";
                });
        reset(visit);
    }

    /** A share that went away meanwhile looks as if somebody had taken the request back; it would be done again. */
    private void requireTftp(Visit visit) throws IOException {
        Share tftp = Share.tftp(here.at(visit.settings.tftp()));
        try {
            new Mounter(here.commands(), here.pause(), stop, journal).mount(tftp);
        } catch (ServiceException e) {
            throw new ServiceException(
                    ServiceProblem.REQUEST_STAYS,
                    "all is done, but the request can't be removed: " + e.getMessage(),
                    e.remedy());
        }
    }

    private void reset(Visit visit) {
        try {
            visit.attempts.orElseThrow().reset();
            new FirstImages(visit.box.orElseThrow().folder()).reset();
        } catch (IOException e) {
            journal.warning("what was noted of attempts stays: " + e); // which the next request does not mind
        }
    }

    private PxeFile.Removal remove(Visit visit, PxeFile request) throws ServiceException {
        if (!request.agrees(visit.commandLine)) {
            return PxeFile.Removal.REPLACED;
        }
        try {
            return request.remove();
        } catch (IOException e) {
            Path folder = request.path().getParent();
            throw new ServiceException(
                    ServiceProblem.REQUEST_STAYS,
                    "all is done, but " + request.path() + " can't be removed: " + e,
                    "remove it, and let boxes write to " + folder);
        }
    }

    /** Restarts the box at once. */
    void restart() throws IOException {
        here.power().sync();
        journal.info("restart");
        here.power().reboot();
    }

    /** Something failed, and is told already: what follows. */
    Next afterFailure(Visit visit, Failure failure) {
        if (!visit.commandLine.isOfNetBoot()) {
            journal.warning("this machine was not started from the net, so it is not restarted");
            return new Next(Ending.LEFT, Duration.ZERO);
        }
        if (!visit.isCounted()) {
            return inPlace(visit, failure);
        }
        if (visit.isLastAttempt()) {
            return park(visit.attempt + " failed attempts", failure);
        }
        tellNext(visit, "the box restarts in ", visit.settings.errorWait());
        return new Next(Ending.RESTARTED, visit.settings.errorWait());
    }

    /** A restart would forget this try, and so go on for ever. */
    private Next inPlace(Visit visit, Failure failure) {
        Optional<Duration> wait = patience.next(visit.settings.errorWait());
        if (wait.isEmpty()) {
            return park("failed attempts that could not be counted", failure);
        }
        tellNext(visit, "since attempts can't be counted, the box does not restart, and tries again in ", wait.get());
        return new Next(Ending.TRIES_AGAIN, wait.get());
    }

    private void tellNext(Visit visit, String next, Duration wait) {
        String kept = visit.request.isPresent() ? "the request is kept, and " : "";
        String attempt =
                visit.isCounted() ? "; this was attempt " + visit.attempt + " of " + visit.settings.attempts() : "";
        journal.warning(kept + next + HumanUnits.duration(wait) + attempt);
    }

    private Next park(String after, Failure failure) {
        String message = "parked after " + after + ": the box stays up, for an administrator to log in; last error: "
                + failure.message();
        journal.warning(message);
        journal.warning("once it is mended: restart it, and it tries again; or take the request back");
        journal.global("warning: " + message);
        return new Next(Ending.PARKED, Duration.ZERO);
    }

    /** Waits, so that somebody may look, and a passing trouble pass. */
    void await(Next next) {
        String what = next.ending() == Ending.RESTARTED ? "restart in " : "next try in ";
        Duration left = next.delay();
        while (!left.isZero() && !left.isNegative() && !stop.isRequested()) {
            Duration beat = left.compareTo(BEAT) < 0 ? left : BEAT;
            here.pause().of(beat, stop);
            left = left.minus(beat);
            if (!left.isZero()) {
                journal.output(what + HumanUnits.duration(left));
            }
        }
    }

    /**
     * What follows a failure.
     *
     * @param ending how this run ends
     * @param delay how long to wait before that
     */
    record Next(Ending ending, Duration delay) {}

    /** How a run ends. */
    enum Ending {
        /** The box is restarted. */
        RESTARTED,
        /** The box stays up and tries again by itself, since its tries can't be counted over a restart. */
        TRIES_AGAIN,
        /** The box stays up, since what was asked for has failed too often. */
        PARKED,
        /** The box stays up, since that was asked for. */
        RESCUE,
        /** The machine stays as it is. */
        LEFT
    }
}
