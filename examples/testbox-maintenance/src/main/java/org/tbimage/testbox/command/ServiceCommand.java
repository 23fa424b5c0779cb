package org.tbimage.testbox.command;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.tbimage.action.Fact;
import org.tbimage.core.RunOptions;
import org.tbimage.testbox.output.Facts;
import org.tbimage.testbox.output.Report;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.testbox.service.Environment;
import org.tbimage.testbox.service.Service;

/** {@code service}: runs the action that the PXE file of this box requests, then restarts the box. */
final class ServiceCommand implements Command {
    /** Name of the command. */
    static final String NAME = "service";

    private static final String FINAL_MESSAGE =
            "stopped at once: the request is kept, and a disk may be incomplete; the box"
                    + " continues when it is started again";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "run the action that the kernel command line of this box names, then restart the box";
    }

    @Override
    public List<String> notes() {
        return List.of(
                "On a box that was started for an action, this command is the default.",
                "",
                "The kernel command line names exactly one of these:",
                "  " + kernelWords(),
                "and may set testbox-store=FOLDER, testbox-tftp=FOLDER, testbox-disks=DISK,DISK, testbox-attempts=NUMBER,"
                        + " testbox-any-content=yes|no, testbox-changed-disk=yes|no,"
                        + " testbox-error-wait=SECONDS, and as backup has them testbox-codec=CODEC, testbox-level=NUMBER,"
                        + " testbox-on-unreadable=fail|keep, testbox-rescue-minutes=NUMBER and"
                        + " testbox-share=none|generations|store; for all boxes they are set in "
                        + Service.CONFIGURATION + ".",
                "For a restore, testbox-generation=GENERATION selects that image of each disk, or the newest one before it, and"
                        + " testbox-fall-back=yes allows the next older image if the newest is damaged.",
                "",
                "A machine that was not booted over the network is never restarted.");
    }

    private static String kernelWords() {
        return Arrays.stream(BoxAction.values()).map(BoxAction::kernelWord).collect(Collectors.joining("\n  "));
    }

    @Override
    public Report run(Invocation call) throws IOException {
        RunOptions defaults = RunOptions.defaults();
        RunOptions options = defaults.withWorkers(call.common().workers().orElse(defaults.workers()))
                .withCancellation(call.shutdown().beginWork(() -> call.console().finalMessage(FINAL_MESSAGE)));
        String done =
                new Service(call.tbimage(), Environment.live(call.tbimage()), options, call.console()::line).run();
        return new Report(List.of(Fact.text("action", NAME)), done, new Facts("facts", List.of()));
    }
}
