package org.tbimage.testbox.pxe;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tbimage.action.Parameter;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.command.Call;
import org.tbimage.testbox.command.Command;
import org.tbimage.testbox.command.Words;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.net.HostResolver;
import org.tbimage.testbox.net.NameFinder;
import org.tbimage.testbox.net.Names;
import org.tbimage.testbox.output.Answer;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.testbox.service.boot.KernelCommandLine;
import org.tbimage.testbox.service.boot.SettingsReader;
import org.tbimage.value.Printable;

/** {@code pxe-conf}: asks boxes to do something at their next boot. */
public final class PxeConfCommand implements Command {
    private static final String LOOK = "see 'testbox-maintenance pxe-conf --help'";
    private static final Duration NAMES_LIMIT = Duration.ofSeconds(3);

    private final Targets targets;
    private final Names names;
    private final Path installation;

    PxeConfCommand(HostResolver resolver, NameFinder finder, Path installation) {
        this.targets = new Targets(resolver);
        this.names = new Names(finder, NAMES_LIMIT);
        this.installation = installation;
    }

    /** {@return the command, which asks this machine's name servers, and knows where it is installed} */
    public static PxeConfCommand ofThisMachine() {
        return new PxeConfCommand(HostResolver::ofThisMachine, NameFinder::ofThisMachine, installation());
    }

    /** Two folders above the jar with this class in it. */
    private static Path installation() {
        CodeSource source = PxeConfCommand.class.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Path.of("")
                    : Path.of(source.getLocation().toURI()).resolve("../..").normalize();
        } catch (URISyntaxException e) {
            return Path.of("");
        }
    }

    @Override
    public String name() {
        return "pxe-conf";
    }

    @Override
    public String summary() {
        return "ask boxes to do something at their next boot";
    }

    @Override
    public List<String> notes() {
        return List.of(
                "Examples:",
                "  testbox-maintenance pxe-conf 10.1.1.20 restore",
                "  testbox-maintenance pxe-conf tb17 10.1.1.20-29 52:54:00:12:34:56 backup-again",
                "  testbox-maintenance pxe-conf --cancel tb17",
                "  testbox-maintenance pxe-conf --list");
    }

    @Override
    public List<Parameter> parameters() {
        return PxeConfOptions.ALL;
    }

    @Override
    public String shortName(Parameter parameter) {
        return parameter.equals(PxeConfOptions.FOLDER) ? "-c" : "";
    }

    @Override
    public Optional<Words> words() {
        return Optional.of(new Words(
                "[BOX... [ACTION]]",
                "boxes as IPv4 addresses, ranges of them as in 10.1.1.20-29, host names or hardware addresses; then"
                        + " backup, backup-again, restore, refresh-info or rescue"));
    }

    @Override
    public Answer run(Call call) throws IOException {
        try {
            return answer(call);
        } catch (FileSystemException e) {
            throw FolderProblem.of(e);
        }
    }

    private Answer answer(Call call) throws IOException {
        if (PxeConfOptions.has(call, PxeConfOptions.LIST)) {
            return list(call);
        }
        return PxeConfOptions.has(call, PxeConfOptions.CANCEL) ? cancel(call) : request(call);
    }

    /** What was typed is looked at before any folder is, since that is what most often is wrong. */
    private Answer request(Call call) throws IOException {
        int last = call.words().size() - 1;
        if (last < 1) {
            throw Refusal.of("a box and an action are needed, as in 10.1.1.20 restore", LOOK);
        }
        BoxAction action = action(call.words().get(last));
        Requests requests = requests(call);
        TftpFolder folder = requests.folder();
        Path file = PxeConfOptions.config(call, folder.root(), installation);
        PxeSettings settings = new PxeSettingsFile(file, PxeConfOptions.ownConfig(call, folder.root())).read();
        folder.requireBootFiles(settings, file);
        return new Requesting(requests, action, with(call, settings), file, call)
                .run(targets.find(call.words().subList(0, last)));
    }

    private static PxeSettings with(Call call, PxeSettings settings) throws ImagingException {
        String more = call.setting(PxeConfOptions.ARGUMENTS.name()).orElse("");
        try {
            // what the service would refuse at the next boot is better refused now
            SettingsReader reader = new SettingsReader();
            reader.add(KernelCommandLine.parse(more));
            reader.read();
            reader.check();
            return settings.with(more);
        } catch (IllegalArgumentException | ServiceException e) {
            throw Refusal.of("--arguments: " + e.getMessage(), "see 'testbox-maintenance service --help'");
        }
    }

    private static BoxAction action(String word) throws ImagingException {
        return BoxAction.ofWord(word)
                .orElseThrow(() -> Refusal.of(
                        "there is no action '" + Printable.of(word) + "'",
                        "the last word is one of "
                                + Arrays.stream(BoxAction.values())
                                        .map(BoxAction::word)
                                        .collect(Collectors.joining(", "))));
    }

    private Answer cancel(Call call) throws IOException {
        if (call.words().isEmpty()) {
            throw Refusal.of("no box is given", LOOK);
        }
        boolean dryRun = PxeConfOptions.has(call, PxeConfOptions.DRY_RUN);
        return new Cancelling(requests(call), targets.find(call.words()), dryRun).run();
    }

    private Answer list(Call call) throws IOException {
        if (!call.words().isEmpty() || PxeConfOptions.has(call, PxeConfOptions.CANCEL)) {
            throw Refusal.of("--list shows all boxes, and takes nothing else", LOOK);
        }
        Requests requests = requests(call);
        Answer answer = new Pending(requests, names).run();
        if (answer.text().isEmpty() && !call.common().json()) {
            call.console().remark(requests.folder().root() + ": nothing is pending");
        }
        return answer;
    }

    private static Requests requests(Call call) throws IOException {
        return new Requests(TftpFolder.open(PxeConfOptions.folder(call)));
    }
}
