package org.tbimage.testbox.service;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tbimage.action.CancelledException;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.testbox.failure.Failure;
import org.tbimage.testbox.failure.Failures;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.failure.ShareProblem;
import org.tbimage.testbox.output.HumanUnits;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.testbox.service.Departure.Ending;
import org.tbimage.testbox.service.disk.Disk;
import org.tbimage.testbox.service.log.Journal;
import org.tbimage.testbox.service.work.BoxHardware;
import org.tbimage.testbox.service.work.DiskWork;
import org.tbimage.testbox.service.work.WorkResult;

/**
 * Does what a box was started for, from the request to the restart. However it fails, the box says so in its logs, keeps
 * the request and is restarted after a while, so that a passing trouble passes; after some tries it stays up.
 */
public final class Service {
    /** Where the settings of a lab lie, in the system that boxes boot over the net. */
    public static final String CONFIGURATION = "/etc/testbox-maintenance/service.conf";

    private static final Set<String> OF_STORE = Set.of(Problem.STORE_FULL.name(), Problem.STORE_FAILED.name());

    private final Tbimage tbimage;
    private final Surroundings here;
    private final RunOptions options;
    private final Journal journal;
    private final Departure departure;

    /**
     * A service for one run.
     *
     * @param tbimage what is installed
     * @param here the machine
     * @param options how to run actions, with the wish to stop
     * @param console takes lines for people
     */
    public Service(Tbimage tbimage, Surroundings here, RunOptions options, Consumer<String> console) {
        this.tbimage = tbimage;
        this.here = here;
        this.options = options.withClock(here.clock());
        this.journal = new Journal(here.clock(), console);
        this.departure = new Departure(here, journal, options.cancellation(), new PatienceInPlace());
    }

    /**
     * Runs to the restart of the box, or to where the box is to stay up.
     *
     * @return what was done, one line
     * @throws IOException what went wrong, once all that follows from it is done
     */
    public String run() throws IOException {
        while (true) {
            Visit visit = new Visit(here.clock().instant());
            try {
                return conduct(visit);
            } catch (CancelledException e) {
                journal.error(visit.what() + " was stopped; the request is kept");
                record(visit, Ending.LEFT, Optional.of(Failures.of(e)));
                throw e;
            } catch (IOException | RuntimeException | Error e) {
                if (!isToTryAgain(visit, e)) {
                    throw e;
                }
            }
        }
    }

    private String conduct(Visit visit) throws IOException {
        new Arrival(here, journal, options.cancellation()).run(visit);
        BoxAction action = visit.action.orElseThrow();
        Box box = visit.box.orElseThrow();
        String begins = action.word() + " begins, " + (visit.isCounted() ? "attempt " + visit.attempt : "not counted");
        journal.info(begins);
        journal.global(begins);
        if (action == BoxAction.RESCUE) {
            return rescue(visit, box);
        }
        collectInfo(action, box);
        visit.result = work(visit, action, box);
        check(visit, action);
        return finish(visit, action);
    }

    private String finish(Visit visit, BoxAction action) throws IOException {
        departure.finish(visit, visit.request.orElseThrow());
        String done = action.word() + " done, " + visit.result.describe() + ", in " + HumanUnits.duration(visit.took());
        journal.info(done);
        journal.global(done);
        record(visit, Ending.RESTARTED, Optional.empty());
        departure.restart();
        return done;
    }

    private String rescue(Visit visit, Box box) {
        String done =
                "rescue: the box stays up and keeps its request; log in to mend it, and take the request back when"
                        + " done";
        journal.info(done);
        journal.global("rescue: stays up as " + box.address());
        record(visit, Ending.RESCUE, Optional.empty());
        return done;
    }

    private void collectInfo(BoxAction action, Box box) throws IOException {
        boolean anew = action != BoxAction.RESTORE;
        try {
            here.info().collect(box.folder(), box.address(), box.name(), anew);
        } catch (IOException e) {
            ImagingException problem = ShareProblem.ofWriting(box.folder(), e);
            if (action == BoxAction.REFRESH_INFO) {
                throw problem;
            }
            // no reason not to do what its disks need
            journal.warning("what this box is could not be written down: " + problem.getMessage());
        }
    }

    private WorkResult work(Visit visit, BoxAction action, Box box) throws IOException {
        List<Disk> all = here.disks().list().stream().map(Disk::new).toList();
        RunOptions asBox = options.withMachine(box.address().toString());
        String request = visit.request.orElseThrow().print().text();
        BoxHardware hardware = new BoxHardware(box.address().toString(), box.name(), all, here.at("/dev"));
        return new DiskWork(tbimage, asBox, visit.settings, journal, visit.store.orElseThrow(), here.commands())
                .run(action, hardware, request);
    }

    private static void check(Visit visit, BoxAction action) throws IOException {
        List<String> failures = visit.result.failures();
        if (failures.isEmpty()) {
            return;
        }
        String message = action.word() + " failed: " + String.join("; ", failures);
        Optional<Failure> store = ofStore(visit.result);
        if (store.isPresent()) {
            throw new ImagingException(
                    Problem.valueOf(store.get().problem()), message, store.get().remedy());
        }
        boolean imaged = action == BoxAction.BACKUP
                && visit.result.disks().stream()
                        .flatMap(disk -> disk.failure().stream())
                        .allMatch(failure -> failure.problem().equals("IMAGE_EXISTS"));
        throw new ServiceException(
                imaged ? ServiceProblem.BOX_HAS_IMAGES : failureOf(action),
                message,
                imaged ? "ask for backup-again: it keeps what there is" : "see the log above");
    }

    /** What the store has against all of it: then the trouble is that of the store, and not one of a disk. */
    private static Optional<Failure> ofStore(WorkResult result) {
        List<Failure> all =
                result.disks().stream().flatMap(disk -> disk.failure().stream()).toList();
        boolean same = all.stream().map(Failure::problem).distinct().count() == 1;
        return all.size() == result.failures().size()
                        && same
                        && OF_STORE.contains(all.get(0).problem())
                ? Optional.of(all.get(0))
                : Optional.empty();
    }

    private static ServiceProblem failureOf(BoxAction action) {
        return action == BoxAction.RESTORE ? ServiceProblem.RESTORE_FAILED : ServiceProblem.BACKUP_FAILED;
    }

    /** Does what follows from a failure; returns whether that is one more try without a restart. */
    private boolean isToTryAgain(Visit visit, Throwable thrown) {
        Failure failure = Failures.of(thrown);
        journal.error(failure.message() + (failure.remedy().isEmpty() ? "" : " -> " + failure.remedy()));
        Departure.Next next = departure.afterFailure(visit, failure);
        record(visit, next.ending(), Optional.of(failure));
        departure.await(next);
        if (options.cancellation().isRequested()) {
            return false;
        }
        if (next.ending() == Ending.RESTARTED) {
            restart(thrown);
        }
        return next.ending() == Ending.TRIES_AGAIN;
    }

    private void restart(Throwable thrown) {
        try {
            departure.restart();
        } catch (IOException e) {
            journal.error("the box can't be restarted: " + e);
            thrown.addSuppressed(e);
        }
    }

    private void record(Visit visit, Ending ending, Optional<Failure> failure) {
        RunRecord run = new RunRecord(visit, here.clock().instant(), ending, failure);
        visit.box.ifPresent(box -> journal.record(box.folder().resolve(RunRecord.FILE), run.json()));
    }
}
