package org.tbimage.testbox.service;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tbimage.action.CancelledException;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;
import org.tbimage.testbox.failure.Failure;
import org.tbimage.testbox.failure.Failures;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.output.HumanUnits;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.testbox.service.Departure.Ending;
import org.tbimage.testbox.service.disk.Disk;
import org.tbimage.testbox.service.log.Journal;
import org.tbimage.testbox.service.work.DiskWork;
import org.tbimage.testbox.service.work.WorkResult;

/**
 * Does what a box was started for, from the request to the restart. However it fails, the box says so in its logs, keeps
 * the request and is restarted after a while, so that a passing trouble passes; after some tries it stays up.
 */
public final class Service {
    /** Where the settings of a lab lie, in the system that boxes boot over the net. */
    public static final String CONFIGURATION = "/etc/testbox-maintenance/service.conf";

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
        this.departure = new Departure(here, journal, options.cancellation());
    }

    /**
     * Runs to the restart of the box, or to where the box is to stay up.
     *
     * @return what was done, one line
     * @throws IOException what went wrong, once all that follows from it is done
     */
    public String run() throws IOException {
        Visit visit = new Visit(here.clock().instant());
        try {
            return conduct(visit);
        } catch (CancelledException e) {
            journal.error(visit.what() + " was stopped; the request is kept");
            record(visit, Ending.LEFT, Optional.of(Failures.of(e)));
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            fail(visit, e);
            throw e;
        }
    }

    private String conduct(Visit visit) throws IOException {
        new Arrival(here, journal, options.cancellation()).run(visit);
        BoxAction action = visit.action.orElseThrow();
        Box box = visit.box.orElseThrow();
        String begins = action.word() + " begins, attempt " + visit.attempt;
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
        Duration took = Duration.between(visit.begun, here.clock().instant());
        String done = action.word() + " done, " + visit.result.describe() + ", in " + HumanUnits.duration(took);
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
            if (action == BoxAction.REFRESH_INFO) {
                throw e;
            }
            journal.warning("what this box is could not be written down: " + e); // no reason not to save its disks
        }
    }

    private WorkResult work(Visit visit, BoxAction action, Box box) throws IOException {
        List<Disk> all = here.disks().list().stream().map(Disk::new).toList();
        RunOptions asBox = options.withMachine(box.address().toString());
        String request = visit.request.orElseThrow().print().text();
        return new DiskWork(tbimage, asBox, visit.settings, journal, visit.store.orElseThrow(), here.commands())
                .run(action, box.address().toString(), request, all, here.at("/dev"));
    }

    private static void check(Visit visit, BoxAction action) throws ServiceException {
        List<String> failures = visit.result.failures();
        if (failures.isEmpty()) {
            return;
        }
        boolean imaged = action == BoxAction.BACKUP
                && visit.result.disks().stream()
                        .flatMap(disk -> disk.failure().stream())
                        .allMatch(failure -> failure.problem().equals("IMAGE_EXISTS"));
        throw new ServiceException(
                imaged ? ServiceProblem.BOX_HAS_IMAGES : failureOf(action),
                action.word() + " failed: " + String.join("; ", failures),
                imaged ? "ask for backup-again: it keeps what there is" : "see the log above");
    }

    private static ServiceProblem failureOf(BoxAction action) {
        return action == BoxAction.RESTORE ? ServiceProblem.RESTORE_FAILED : ServiceProblem.BACKUP_FAILED;
    }

    private void fail(Visit visit, Throwable thrown) {
        Failure failure = Failures.of(thrown);
        journal.error(failure.message() + (failure.remedy().isEmpty() ? "" : " -> " + failure.remedy()));
        Ending ending = departure.afterFailure(visit, failure);
        record(visit, ending, Optional.of(failure));
        if (ending == Ending.RESTARTED) {
            try {
                departure.restartLater(visit);
            } catch (IOException e) {
                journal.error("the box can't be restarted: " + e);
                thrown.addSuppressed(e);
            }
        }
    }

    private void record(Visit visit, Ending ending, Optional<Failure> failure) {
        RunRecord run = new RunRecord(visit, here.clock().instant(), ending, failure);
        visit.box.ifPresent(box -> journal.record(box.folder().resolve(RunRecord.FILE), run.json()));
    }
}
