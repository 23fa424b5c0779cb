package org.tbimage.testbox.service;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.tbimage.action.Cancellation;
import org.tbimage.testbox.failure.Failure;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.output.HumanUnits;
import org.tbimage.testbox.service.log.Journal;
import org.tbimage.testbox.service.share.Attempts;
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
 */
record Departure(Surroundings here, Journal journal, Cancellation stop) {
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
        visit.box.ifPresent(box -> reset(box.folder()));
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

    private void reset(Path box) {
        try {
            new Attempts(box).reset();
            new FirstImages(box).reset();
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
    Ending afterFailure(Visit visit, Failure failure) {
        if (!visit.commandLine.isOfNetBoot()) {
            journal.warning("this machine was not started from the net, so it is not restarted");
            return Ending.LEFT;
        }
        if (visit.isLastAttempt()) {
            park(visit, failure);
            return Ending.PARKED;
        }
        String attempt =
                visit.attempt == 0 ? "" : "; this was attempt " + visit.attempt + " of " + visit.settings.attempts();
        String kept =
                visit.request.isPresent() ? "the request is kept, and the box restarts in " : "the box restarts in ";
        journal.warning(kept + HumanUnits.duration(visit.settings.errorWait()) + attempt);
        return Ending.RESTARTED;
    }

    private void park(Visit visit, Failure failure) {
        String message = "parked after " + visit.attempt + " failed attempts: the box stays up, for an administrator to"
                + " log in; last error: " + failure.message();
        journal.warning(message);
        journal.warning("once it is mended: restart it, and it tries again; or take the request back");
        journal.global("warning: " + message);
    }

    /** Waits, so that somebody may look, and a passing trouble pass; then restarts the box. */
    void restartLater(Visit visit) throws IOException {
        Duration left = visit.settings.errorWait();
        while (!left.isZero() && !left.isNegative() && !stop.isRequested()) {
            Duration next = left.compareTo(BEAT) < 0 ? left : BEAT;
            here.pause().of(next, stop);
            left = left.minus(next);
            if (!left.isZero()) {
                journal.output("restart in " + HumanUnits.duration(left));
            }
        }
        if (!stop.isRequested()) {
            restart();
        }
    }

    /** How a run ends. */
    enum Ending {
        /** The box is restarted. */
        RESTARTED,
        /** The box stays up, since what was asked for has failed too often. */
        PARKED,
        /** The box stays up, since that was asked for. */
        RESCUE,
        /** The machine stays as it is. */
        LEFT
    }
}
