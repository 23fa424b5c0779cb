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
import org.tbimage.testbox.command.Command;
import org.tbimage.testbox.command.Invocation;
import org.tbimage.testbox.command.Operands;
import org.tbimage.testbox.failure.BadSetting;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ShareProblem;
import org.tbimage.testbox.net.HostResolver;
import org.tbimage.testbox.net.ParallelReverseLookup;
import org.tbimage.testbox.net.ReverseLookup;
import org.tbimage.testbox.output.Report;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.testbox.service.boot.KernelCommandLine;
import org.tbimage.testbox.service.boot.SettingsReader;
import org.tbimage.value.Printable;

/** {@code pxe-conf}: requests an action of boxes at their next boot. */
public final class PxeConfCommand implements Command {
    private static final String SEE_HELP = "see 'testbox-maintenance pxe-conf --help'";
    private static final Duration NAMES_LIMIT = Duration.ofSeconds(3);

    private final PxeClientParser clients;
    private final ParallelReverseLookup names;
    private final Path installation;

    PxeConfCommand(HostResolver resolver, ReverseLookup finder, Path installation) {
        this.clients = new PxeClientParser(resolver);
        this.names = new ParallelReverseLookup(finder, NAMES_LIMIT);
        this.installation = installation;
    }

    /** {@return the command with the name servers and the installation folder of this machine} */
    public static PxeConfCommand ofThisMachine() {
        return new PxeConfCommand(HostResolver::ofThisMachine, ReverseLookup::ofThisMachine, installation());
    }

    /** {@return the folder two levels above the jar of this class} */
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
        return "request an action of boxes at their next boot";
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
    public Optional<Operands> operands() {
        return Optional.of(new Operands(
                "[BOX... [ACTION]]",
                "boxes as IPv4 addresses, ranges of them as in 10.1.1.20-29, host names or hardware addresses; then"
                        + " backup, backup-again, restore, refresh-info or rescue"));
    }

    @Override
    public Report run(Invocation call) throws IOException {
        try {
            return report(call);
        } catch (FileSystemException e) {
            throw ShareProblem.ofTftp(e);
        }
    }

    private Report report(Invocation call) throws IOException {
        if (call.has(PxeConfOptions.LIST)) {
            return list(call);
        }
        return call.has(PxeConfOptions.CANCEL) ? cancel(call) : request(call);
    }

    /** Checks the arguments before the folders, because arguments are wrong more often. */
    private Report request(Invocation call) throws IOException {
        int last = call.operands().size() - 1;
        if (last < 1) {
            throw BadSetting.of("a box and an action are needed, as in 10.1.1.20 restore", SEE_HELP);
        }
        BoxAction action = action(call.operands().get(last));
        Requests requests = requests(call);
        TftpFolder folder = requests.folder();
        Path file = PxeConfOptions.config(call, folder.root(), installation);
        PxeSettings settings = new PxeSettingsFile(file, PxeConfOptions.ownConfig(call, folder.root())).read();
        folder.requireBootFiles(settings, file);
        return new CreateRequests(requests, action, with(call, settings), file, call)
                .run(clients.parse(call.operands().subList(0, last)));
    }

    private static PxeSettings with(Invocation call, PxeSettings settings) throws ImagingException {
        String more = call.setting(PxeConfOptions.ARGUMENTS.name()).orElse("");
        try {
            // reject now what the service would reject at the next boot
            SettingsReader reader = new SettingsReader();
            reader.add(KernelCommandLine.parse(more));
            reader.read();
            reader.check();
            return settings.with(more);
        } catch (IllegalArgumentException | ServiceException e) {
            throw BadSetting.of("--arguments: " + e.getMessage(), "see 'testbox-maintenance service --help'");
        }
    }

    private static BoxAction action(String word) throws ImagingException {
        return BoxAction.ofWord(word)
                .orElseThrow(() -> BadSetting.of(
                        "there is no action '" + Printable.of(word) + "'",
                        "the last word is one of "
                                + Arrays.stream(BoxAction.values())
                                        .map(BoxAction::word)
                                        .collect(Collectors.joining(", "))));
    }

    private Report cancel(Invocation call) throws IOException {
        if (call.operands().isEmpty()) {
            throw BadSetting.of("no box is given", SEE_HELP);
        }
        boolean dryRun = call.has(PxeConfOptions.DRY_RUN);
        return new CancelRequests(requests(call), clients.parse(call.operands()), dryRun).run();
    }

    private Report list(Invocation call) throws IOException {
        if (!call.operands().isEmpty() || call.has(PxeConfOptions.CANCEL)) {
            throw BadSetting.of("--list shows all boxes and takes no further arguments", SEE_HELP);
        }
        return new ListRequests(requests(call), names).run();
    }

    private static Requests requests(Invocation call) throws IOException {
        return new Requests(TftpFolder.open(PxeConfOptions.folder(call)));
    }
}
