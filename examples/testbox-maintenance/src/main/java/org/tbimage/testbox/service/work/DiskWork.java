package org.tbimage.testbox.service.work;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tbimage.action.CancelledException;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;
import org.tbimage.store.ImageStore;
import org.tbimage.testbox.failure.Failure;
import org.tbimage.testbox.generation.GenerationRule;
import org.tbimage.testbox.output.HumanUnits;
import org.tbimage.testbox.process.CommandRunner;
import org.tbimage.testbox.progress.ProgressReporter;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.testbox.service.boot.ServiceSettings;
import org.tbimage.testbox.service.disk.BoxDisks;
import org.tbimage.testbox.service.disk.BoxImage;
import org.tbimage.testbox.service.disk.BoxImages;
import org.tbimage.testbox.service.disk.DiskSelection;
import org.tbimage.testbox.service.disk.ReplacementRule;
import org.tbimage.testbox.service.log.LineOutputStream;
import org.tbimage.testbox.service.log.RunLog;
import org.tbimage.testbox.service.share.FirstBackupRecord;
import org.tbimage.testbox.terminal.Console;
import org.tbimage.testbox.terminal.Logging;
import org.tbimage.testbox.terminal.Terminal;
import org.tbimage.value.ImageName;

/** Runs one action on all selected disks of a box. A failure of one disk does not stop the others. */
public final class DiskWork {
    private final Tbimage tbimage;
    private final RunOptions options;
    private final ServiceSettings settings;
    private final RunLog log;
    private final Path store;
    private final CommandRunner commands;

    /**
     * Makes the work of one run.
     *
     * @param tbimage the library with the installed providers
     * @param options how to run actions; the progress listener is set here
     * @param settings the settings of the service
     * @param log takes messages
     * @param store the folder of the store
     * @param commands runs tools that examine disks
     */
    public DiskWork(
            Tbimage tbimage,
            RunOptions options,
            ServiceSettings settings,
            RunLog log,
            Path store,
            CommandRunner commands) {
        this.tbimage = tbimage;
        this.options = options;
        this.settings = settings;
        this.log = log;
        this.store = store;
        this.commands = commands;
    }

    /**
     * Runs an action.
     *
     * @param action the action
     * @param hardware the box and its disks
     * @param request the request as one word, the same after a restart of the box
     * @return the result
     * @throws org.tbimage.testbox.failure.ServiceException if there is nothing to do
     * @throws org.tbimage.action.CancelledException if it is cancelled
     * @throws IOException if the store can't be read
     */
    public WorkResult run(BoxAction action, BoxHardware hardware, String request) throws IOException {
        JobPlan plan = plan(action, hardware, request);
        plan.warnings().forEach(log::warning);
        plan.failures().forEach(log::error);
        // The progress and the library's log go to this console, and from there to the log of the run.
        PrintStream lines = new PrintStream(new LineOutputStream(log::output, Charset.defaultCharset()), true);
        Console console = new Console(lines, lines, Terminal.NONE);
        Logging logging = Logging.to(console, false);
        try {
            return run(action, plan, console);
        } finally {
            logging.close();
        }
    }

    private WorkResult run(BoxAction action, JobPlan plan, Console console) throws CancelledException {
        List<DiskResult> results = new ArrayList<>();
        List<String> failures = new ArrayList<>(plan.failures());
        for (DiskJob job : plan.jobs()) {
            announce(action, job, results.size() + 1, plan.jobs().size());
            boolean done = plan.done().contains(job.image());
            DiskResult result = done ? DiskResult.done(job) : run(action, job, console);
            results.add(result);
            report(action, result);
            result.failure().ifPresent(failure -> failures.add(job.disk().name() + ": " + failure.message()));
        }
        return new WorkResult(results, failures, plan.skipped());
    }

    private DiskResult run(BoxAction action, DiskJob job, Console console) throws CancelledException {
        try (ProgressReporter shown = ProgressReporter.on(console, false)) {
            RunOptions logged = options.withProgress(new LoggedProgress(shown, log));
            JobRunner runner = new JobRunner(tbimage, logged, settings, location());
            if (action == BoxAction.RESTORE) {
                return new OlderImageFallback(tbimage, location(), "dir:" + store, settings, log)
                        .run(job, chosen -> runner.run(action, chosen));
            }
            DiskResult result = runner.run(action, job);
            boolean imaged = action == BoxAction.BACKUP || action == BoxAction.BACKUP_AGAIN;
            if (imaged && result.failure().isEmpty()) {
                new StoreRetention(tbimage, logged, location(), log).apply(job.image());
            }
            return result;
        }
    }

    private JobPlan plan(BoxAction action, BoxHardware hardware, String request) throws IOException {
        String box = hardware.box();
        Path folder = store.resolve(box);
        try (ImageStore images = tbimage.openStore(location())) {
            boolean restore = action == BoxAction.RESTORE;
            GenerationRule generations = restore ? settings.generations() : GenerationRule.NEWEST;
            List<BoxImage> found = BoxImages.find(images, box, generations, restore);
            logRetired(action, found);
            BoxDisks here = new BoxDisks(hardware.disks(), hardware.nodes(), folder, found);
            DiskSelection choice = DiskSelection.of(here, settings, restore);
            if (restore && found.isEmpty()) {
                throw new NothingToRestore(images, store).failure(hardware);
            }
            ReplacementRule rule =
                    new ReplacementRule(found, choice, settings.anyContent(), new DiskInspector(tbimage, commands));
            JobPlan plan = new Planner(box, "dir:" + store, found, choice, rule).plan(action);
            if (action != BoxAction.BACKUP) {
                return plan;
            }
            Set<ImageName> done = done(plan, found, new FirstBackupRecord(folder), request);
            for (ImageName image : done) {
                images.files().refreshStableName(image); // the earlier attempt may have ended before this step
            }
            return plan.withDone(done);
        }
    }

    private void logRetired(BoxAction action, List<BoxImage> found) {
        if (action == BoxAction.RESTORE) {
            found.stream()
                    .filter(BoxImage::retired)
                    .forEach(image -> log.info(image.describe() + " is retired and left out"));
        }
    }

    /** {@return the images that an earlier attempt at the same request has made} */
    private static Set<ImageName> done(JobPlan plan, List<BoxImage> images, FirstBackupRecord first, String request)
            throws IOException {
        Set<ImageName> wanted = plan.jobs().stream().map(DiskJob::image).collect(Collectors.toSet());
        List<BoxImage> there =
                images.stream().filter(image -> wanted.contains(image.name())).toList();
        if (there.isEmpty()) {
            first.begin(request);
        }
        return first.madeBy(request)
                ? there.stream().filter(BoxImage::isGood).map(BoxImage::name).collect(Collectors.toSet())
                : Set.of();
    }

    private String location() {
        return "dir:" + store + "?marker=required";
    }

    private void announce(BoxAction action, DiskJob job, int number, int all) {
        String direction = action == BoxAction.RESTORE ? " from " : " as ";
        String line = action.word() + ", disk " + number + " of " + all + ": "
                + job.disk().describe() + direction + job.ref() + (job.why().isEmpty() ? "" : ", " + job.why());
        if (job.replacement()) {
            log.warning(line);
            log.global("warning: " + line); // a wrong choice would destroy data, so the log of the lab records it
        } else {
            log.info(line);
        }
    }

    private void report(BoxAction action, DiskResult result) {
        String disk = result.job().disk().name();
        if (result.failure().isEmpty()) {
            log.info(disk + ": " + result.summary() + ", in " + HumanUnits.duration(result.took()));
            return;
        }
        Failure failure = result.failure().get();
        log.error(action.word() + " of " + disk + " failed: " + failure.line());
    }
}
