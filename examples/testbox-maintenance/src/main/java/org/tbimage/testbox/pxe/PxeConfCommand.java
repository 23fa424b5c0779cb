package org.tbimage.testbox.pxe;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Parameter;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.command.Call;
import org.tbimage.testbox.command.Command;
import org.tbimage.testbox.command.Words;
import org.tbimage.testbox.output.Answer;
import org.tbimage.testbox.output.Item;
import org.tbimage.testbox.output.Listing;

/** {@code pxe-conf}: asks boxes to do something at their next boot. */
public final class PxeConfCommand implements Command {
    private static final String LOOK = "see 'testbox-maintenance pxe-conf --help'";
    private static final List<String> PENDING = List.of("box", "action", "since", "name");

    private final Targets targets;
    private final Path installation;

    PxeConfCommand(HostResolver resolver, Path installation) {
        this.targets = new Targets(resolver);
        this.installation = installation;
    }

    /** {@return the command, which asks this machine's name servers, and knows where it is installed} */
    public static PxeConfCommand ofThisMachine() {
        return new PxeConfCommand(HostResolver::ofThisMachine, installation());
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
        TftpFolder folder = TftpFolder.open(PxeConfOptions.folder(call));
        Requests requests = new Requests(folder);
        if (PxeConfOptions.has(call, PxeConfOptions.LIST)) {
            return list(call, requests);
        }
        if (PxeConfOptions.has(call, PxeConfOptions.CANCEL)) {
            return new Cancelling(requests, boxes(call.words()), PxeConfOptions.has(call, PxeConfOptions.DRY_RUN))
                    .run();
        }
        if (call.words().size() < 2) {
            throw Refusal.of("a box and an action are needed, as in 10.1.1.20 restore", LOOK);
        }
        int last = call.words().size() - 1;
        MaintenanceAction action = MaintenanceAction.parse(call.words().get(last));
        Collection<Box> boxes = boxes(call.words().subList(0, last));
        PxeSettings settings = new PxeSettingsFile(PxeConfOptions.config(call, folder.root(), installation)).read();
        folder.requireBootFiles(settings);
        return new Requesting(requests, action, settings, call).run(boxes);
    }

    private Collection<Box> boxes(List<String> words) throws ImagingException {
        if (words.isEmpty()) {
            throw Refusal.of("no box is given", LOOK);
        }
        return targets.find(words);
    }

    private static Answer list(Call call, Requests requests) throws IOException {
        if (!call.words().isEmpty() || PxeConfOptions.has(call, PxeConfOptions.CANCEL)) {
            throw Refusal.of("--list shows all boxes, and takes nothing else", LOOK);
        }
        List<List<Item>> rows = requests.all().stream().map(BoxItems::pending).toList();
        if (rows.isEmpty() && !call.common().json()) {
            call.console().remark(requests.folder().root() + ": nothing is pending");
        }
        return new Answer(List.of(requests.item()), "", new Listing(BoxItems.KEY, PENDING, rows));
    }
}
