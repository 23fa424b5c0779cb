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
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.failure.ShareProblem;
import org.tbimage.testbox.output.HumanUnits;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.testbox.service.RunEnd.Ending;
import org.tbimage.testbox.service.disk.Disk;
import org.tbimage.testbox.service.log.RunLog;
import org.tbimage.testbox.service.work.BoxHardware;
import org.tbimage.testbox.service.work.DiskWork;
import org.tbimage.testbox.service.work.WorkResult;

/**
 * Runs the requested action on a box, from the request to the restart. After a failure the box logs it, keeps the request
 * and restarts after a wait, because the problem may be temporary. After several attempts it stays up.
 */
public final class Service {
    /** The settings of the lab, in the system that boxes boot over the network. */
    public static final String CONFIGURATION = "/etc/testbox-maintenance/service.conf";

    private static final Set<String> STORE_PROBLEMS = Set.of(Problem.STORE_FULL.name(), Problem.STORE_FAILED.name());

    private final Tbimage tbimage;
    private final Environment environment;
    private final RunOptions options;
    private final RunLog log;
    private final RunEnd runEnd;

    /**
     * Makes a service for one run.
     *
     * @param tbimage the library with the installed providers
     * @param environment the machine
     * @param options how to run actions, with the cancellation flag
     * @param console takes lines for people
     */
    public Service(Tbimage tbimage, Environment environment, RunOptions options, Consumer<String> console) {
        this.tbimage = tbimage;
        this.environment = environment;
        this.options = options.withClock(environment.clock());
        this.log = new RunLog(environment.clock(), console);
        this.runEnd = new RunEnd(environment, log, options.cancellation(), new RetryBackoff());
    }

    /**
     * Runs until the box restarts or is to stay up.
     *
     * @return what was done, one line
     * @throws IOException the failure, after its consequences are handled
     */
    public String run() throws IOException {
        while (true) {
            RunState state = new RunState(environment.clock().instant());
            try {
                return runOnce(state);
            } catch (CancelledException e) {
                log.error(state.what() + " was stopped; the request is kept");
                record(state, Ending.LEFT, Optional.of(Failure.of(e)));
                throw e;
            } catch (IOException | RuntimeException | Error e) {
                if (!handleFailure(state, e)) {
                    throw e;
                }
            }
        }
    }

    private String runOnce(RunState state) throws IOException {
        new RunStart(environment, log, options.cancellation()).run(state);
        BoxAction action = state.action.orElseThrow();
        Box box = state.box.orElseThrow();
        String begins = action.word() + " begins, " + (state.isCounted() ? "attempt " + state.attempt : "not counted");
        log.info(begins);
        log.global(begins);
        if (action == BoxAction.RESCUE) {
            return rescue(state, box);
        }
        collectInfo(action, box);
        state.result = work(state, action, box);
        check(state, action);
        return finish(state, action);
    }

    private String finish(RunState state, BoxAction action) throws IOException {
        runEnd.finish(state, state.request.orElseThrow());
        String done = action.word() + " done, " + state.result.describe() + ", in " + HumanUnits.duration(state.took());
        log.info(done);
        log.global(done);
        record(state, Ending.RESTARTED, Optional.empty());
        runEnd.restart();
        return done;
    }

    private String rescue(RunState state, Box box) {
        String done = "rescue: the box stays up and keeps its request; log in to repair it, and cancel the request when"
                + " done";
        log.info(done);
        log.global("rescue: stays up as " + box.address());
        record(state, Ending.RESCUE, Optional.empty());
        return done;
    }

    private void collectInfo(BoxAction action, Box box) throws IOException {
        boolean all = action != BoxAction.RESTORE;
        try {
            environment.info().collect(box.folder(), box.address(), box.name(), all);
        } catch (IOException e) {
            ImagingException problem = ShareProblem.ofWriting(box.folder(), e);
            if (action == BoxAction.REFRESH_INFO) {
                throw problem;
            }
            // the description is not needed for the action
            log.warning("could not write the description of this box: " + problem.getMessage());
        }
    }

    private WorkResult work(RunState state, BoxAction action, Box box) throws IOException {
        List<Disk> all = environment.disks().list().stream().map(Disk::new).toList();
        RunOptions asBox = options.withMachine(box.address().toString());
        String request = state.request.orElseThrow().fingerprint().text();
        BoxHardware hardware = new BoxHardware(box.address().toString(), box.name(), all, environment.at("/dev"));
        return new DiskWork(tbimage, asBox, state.settings, log, state.store.orElseThrow(), environment.commands())
                .run(action, hardware, request);
    }

    private static void check(RunState state, BoxAction action) throws IOException {
        List<String> failures = state.result.failures();
        if (failures.isEmpty()) {
            return;
        }
        String message = action.word() + " failed: " + String.join("; ", failures);
        Optional<Failure> store = storeFailure(state.result);
        if (store.isPresent()) {
            throw new ImagingException(
                    Problem.valueOf(store.get().problem()), message, store.get().remedy());
        }
        boolean imaged = action == BoxAction.BACKUP
                && state.result.disks().stream()
                        .flatMap(disk -> disk.failure().stream())
                        .allMatch(failure -> failure.problem().equals("IMAGE_EXISTS"));
        throw new ServiceException(
                imaged ? ServiceProblem.BOX_HAS_IMAGES : failureOf(action),
                message,
                imaged ? "request backup-again: it keeps the existing images" : "see the log above");
    }

    /** {@return the failure of the store, if all disks failed because of it} */
    private static Optional<Failure> storeFailure(WorkResult result) {
        List<Failure> all =
                result.disks().stream().flatMap(disk -> disk.failure().stream()).toList();
        boolean same = all.stream().map(Failure::problem).distinct().count() == 1;
        return all.size() == result.failures().size()
                        && same
                        && STORE_PROBLEMS.contains(all.get(0).problem())
                ? Optional.of(all.get(0))
                : Optional.empty();
    }

    private static ServiceProblem failureOf(BoxAction action) {
        return action == BoxAction.RESTORE ? ServiceProblem.RESTORE_FAILED : ServiceProblem.BACKUP_FAILED;
    }

    /** Handles a failure; returns whether to try again without a restart. */
    private boolean handleFailure(RunState state, Throwable thrown) {
        Failure failure = Failure.of(thrown);
        log.error(failure.line());
        RunEnd.Next next = runEnd.afterFailure(state, failure);
        record(state, next.ending(), Optional.of(failure));
        runEnd.await(next);
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
            runEnd.restart();
        } catch (IOException e) {
            log.error("the box can't be restarted: " + e);
            thrown.addSuppressed(e);
        }
    }

    private void record(RunState state, Ending ending, Optional<Failure> failure) {
        RunRecord run = new RunRecord(state, environment.clock().instant(), ending, failure);
        state.box.ifPresent(box -> log.record(box.folder().resolve(RunRecord.FILE), run.json()));
    }
}
