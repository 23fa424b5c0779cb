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
import org.tbimage.testbox.service.boot.BoxSettings;
import org.tbimage.testbox.service.disk.BoxDisks;
import org.tbimage.testbox.service.disk.BoxImage;
import org.tbimage.testbox.service.disk.BoxImages;
import org.tbimage.testbox.service.disk.DiskChoice;
import org.tbimage.testbox.service.disk.ReplacementRule;
import org.tbimage.testbox.service.log.Journal;
import org.tbimage.testbox.service.log.LineTap;
import org.tbimage.testbox.service.share.FirstImages;
import org.tbimage.testbox.terminal.Console;
import org.tbimage.testbox.terminal.Logging;
import org.tbimage.testbox.terminal.Terminal;
import org.tbimage.value.ImageName;

/** Does one action on all chosen disks of a box. One that fails does not keep the others from being done. */
public final class DiskWork {
    private final Tbimage tbimage;
    private final RunOptions options;
    private final BoxSettings settings;
    private final Journal journal;
    private final Path store;
    private final CommandRunner commands;

    /**
     * Knows how to work.
     *
     * @param tbimage what is installed
     * @param options how to run actions; who hears how they get on is set here
     * @param settings of the service
     * @param journal hears all
     * @param store folder of the store
     * @param commands runs tools that look at disks
     */
    public DiskWork(
            Tbimage tbimage,
            RunOptions options,
            BoxSettings settings,
            Journal journal,
            Path store,
            CommandRunner commands) {
        this.tbimage = tbimage;
        this.options = options;
        this.settings = settings;
        this.journal = journal;
        this.store = store;
        this.commands = commands;
    }

    /**
     * Does it.
     *
     * @param action what
     * @param hardware on whose disks
     * @param request who asks for it, in one word that another start of the box finds again
     * @return what came of it
     * @throws org.tbimage.testbox.failure.ServiceException if there is nothing to do
     * @throws org.tbimage.action.CancelledException if it was to stop
     * @throws IOException if the store can't be read
     */
    public WorkResult run(BoxAction action, BoxHardware hardware, String request) throws IOException {
        JobPlan plan = plan(action, hardware, request);
        plan.warnings().forEach(journal::warning);
        plan.failures().forEach(journal::error);
        // Lines of the progress and of the library's log come by this console, and so into the journal.
        PrintStream tap = new PrintStream(new LineTap(journal::output, Charset.defaultCharset()), true);
        Console console = new Console(tap, tap, Terminal.NONE);
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
            tell(action, result);
            result.failure().ifPresent(failure -> failures.add(job.disk().name() + ": " + failure.message()));
        }
        return new WorkResult(results, failures, plan.skipped());
    }

    private DiskResult run(BoxAction action, DiskJob job, Console console) throws CancelledException {
        try (ProgressReporter shown = ProgressReporter.on(console, false)) {
            RunOptions heard = options.withProgress(new DiskProgress(shown, journal));
            JobRunner runner = new JobRunner(tbimage, heard, settings, location());
            return action == BoxAction.RESTORE
                    ? new FallBack(tbimage, location(), "dir:" + store, settings, journal)
                            .run(job, chosen -> runner.run(action, chosen))
                    : runner.run(action, job);
        }
    }

    private JobPlan plan(BoxAction action, BoxHardware hardware, String request) throws IOException {
        String box = hardware.box();
        Path folder = store.resolve(box);
        try (ImageStore images = tbimage.openStore(location())) {
            boolean restore = action == BoxAction.RESTORE;
            GenerationRule generations = restore ? settings.generations() : GenerationRule.NEWEST;
            List<BoxImage> found = BoxImages.find(images, box, generations, restore);
            tellRetired(action, found);
            BoxDisks here = new BoxDisks(hardware.disks(), hardware.nodes(), folder, found);
            DiskChoice choice = DiskChoice.of(here, settings, restore);
            if (restore && found.isEmpty()) {
                throw new NothingToRestore(images, store).failure(hardware);
            }
            ReplacementRule rule =
                    new ReplacementRule(found, choice, settings.anyContent(), new DiskContents(tbimage, commands));
            JobPlan plan = new Planner(box, "dir:" + store, found, choice, rule).plan(action);
            if (action != BoxAction.BACKUP) {
                return plan;
            }
            Set<ImageName> done = done(plan, found, new FirstImages(folder), request);
            for (ImageName image : done) {
                images.refreshStableName(image); // which that attempt may not have come to
            }
            return plan.with(done);
        }
    }

    private void tellRetired(BoxAction action, List<BoxImage> found) {
        if (action == BoxAction.RESTORE) {
            found.stream()
                    .filter(BoxImage::retired)
                    .forEach(image -> journal.info(image.describe() + " is retired and left out"));
        }
    }

    /** Which images the same request has made already: all there are, if there were none when it began. */
    private static Set<ImageName> done(JobPlan plan, List<BoxImage> images, FirstImages first, String request)
            throws IOException {
        Set<ImageName> wanted = plan.jobs().stream().map(DiskJob::image).collect(Collectors.toSet());
        List<BoxImage> there =
                images.stream().filter(image -> wanted.contains(image.name())).toList();
        if (there.isEmpty()) {
            first.begin(request);
        }
        return first.areOf(request)
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
            journal.warning(line);
            journal.global(
                    "warning: " + line); // whose content goes, if the choice was wrong, somebody must be able to tell
        } else {
            journal.info(line);
        }
    }

    private void tell(BoxAction action, DiskResult result) {
        String disk = result.job().disk().name();
        if (result.failure().isEmpty()) {
            journal.info(disk + ": " + result.summary() + ", in " + HumanUnits.duration(result.took()));
            return;
        }
        Failure failure = result.failure().get();
        journal.error(action.word() + " of " + disk + " failed: " + failure.message()
                + (failure.remedy().isEmpty() ? "" : " -> " + failure.remedy()));
    }
}
