package org.tbimage.testbox.command;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.tbimage.action.Parameter;
import org.tbimage.core.RunOptions;
import org.tbimage.testbox.output.Answer;
import org.tbimage.testbox.output.Facts;
import org.tbimage.testbox.output.Item;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.testbox.service.Service;
import org.tbimage.testbox.service.Surroundings;

/** {@code service}: does what a box was started for by its PXE file, and restarts it. */
final class ServiceCommand implements Command {
    /** The word. */
    static final String NAME = "service";

    private static final String WHAT_STAYS = "stopped at once: the request is kept, and disks may be half done; the box"
            + " goes on when it is started again";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "do what this box was started for, as the kernel command line says, and restart it";
    }

    @Override
    public List<String> notes() {
        return List.of(
                "On a box that was started for an action, this is also what a call without any command does.",
                "",
                "The kernel command line names exactly one of these:",
                "  " + kernelWords(),
                "and may set testbox-store=FOLDER, testbox-tftp=FOLDER, testbox-disks=DISK,DISK, testbox-attempts=NUMBER,"
                        + " testbox-any-content=yes|no, testbox-changed-disk=yes|no,"
                        + " testbox-error-wait=SECONDS, and as backup has them testbox-codec=CODEC, testbox-level=NUMBER,"
                        + " testbox-on-unreadable=fail|keep and testbox-rescue-minutes=NUMBER; for all boxes they"
                        + " are set in " + Service.CONFIGURATION + ".",
                "For a restore, testbox-generation=GENERATION takes of each disk that image, or the newest one before it; and"
                        + " testbox-fall-back=yes takes the next older image where the newest is damaged.",
                "",
                "A machine that was not started from the net is never restarted.");
    }

    private static String kernelWords() {
        return Arrays.stream(BoxAction.values()).map(BoxAction::kernelWord).collect(Collectors.joining("\n  "));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public Answer run(Call call) throws IOException {
        RunOptions defaults = RunOptions.defaults();
        RunOptions options = defaults.withWorkers(call.common().workers().orElse(defaults.workers()))
                .withCancellation(
                        call.interruption().beginWork(() -> call.console().lastWords(WHAT_STAYS)));
        String done =
                new Service(call.tbimage(), Surroundings.live(call.tbimage()), options, call.console()::line).run();
        return new Answer(List.of(Item.text("action", NAME)), done, new Facts("facts", List.of()));
    }
}
