package org.tbimage.testbox.pxe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tbimage.action.Fact;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.command.Invocation;
import org.tbimage.testbox.failure.BadSetting;
import org.tbimage.testbox.output.Listing;
import org.tbimage.testbox.output.Report;
import org.tbimage.testbox.request.BoxAction;

/**
 * Requests an action of boxes. Everything is checked before the first file is written.
 *
 * @param requests the pending requests
 * @param action the action
 * @param settings the boot settings
 * @param file the configuration that contains the settings
 * @param call the options of the command
 */
record CreateRequests(Requests requests, BoxAction action, PxeSettings settings, Path file, Invocation call) {
    private static final List<String> COLUMNS = List.of("box", "action", "state", "name");

    Report run(Collection<PxeClient> boxes) throws IOException {
        Map<PxeClient, PxeText> texts = new LinkedHashMap<>();
        for (PxeClient box : boxes) {
            texts.put(box, text(box));
        }
        Map<PxeClient, PendingRequest> pending = pending(boxes);
        boolean dryRun = call.has(PxeConfOptions.DRY_RUN);
        List<List<Fact>> rows = new ArrayList<>();
        for (Map.Entry<PxeClient, PxeText> entry : texts.entrySet()) {
            PxeClient box = entry.getKey();
            rows.add(RequestFacts.done(
                    box,
                    requests.file(box),
                    Optional.of(action.word()),
                    dryRun ? show(box, entry.getValue()) : write(box, entry.getValue(), pending, rows.size())));
        }
        List<Fact> head = List.of(requests.fact(), Fact.text("action", action.word()), Fact.flag("dry-run", dryRun));
        return new Report(head, dryRun ? "nothing was written" : "", new Listing(RequestFacts.KEY, COLUMNS, rows, ""));
    }

    private PxeText text(PxeClient box) throws ImagingException {
        new Reachability(settings, file).check(box);
        try {
            return PxeText.of(box, action, settings);
        } catch (IllegalArgumentException e) {
            throw BadSetting.of(String.valueOf(e.getMessage()), "shorten arguments in " + file);
        }
    }

    /** {@return the pending requests of these boxes; fails if one is for another action and may not be replaced} */
    private Map<PxeClient, PendingRequest> pending(Collection<PxeClient> boxes) throws IOException {
        Map<PxeClient, PendingRequest> pending = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (PxeClient box : boxes) {
            Optional<PendingRequest> found = requests.find(box);
            found.ifPresent(request -> pending.put(box, request));
            found.filter(request -> !request.action().equals(Optional.of(action)))
                    .ifPresent(request -> others.add(box.label() + " (" + request.actionWord() + ")"));
        }
        if (!others.isEmpty() && !call.has(PxeConfOptions.REPLACE)) {
            throw BadSetting.of(
                    "another request is pending for " + String.join(", ", others),
                    "wait until it is done, cancel it with --cancel, or replace it with --replace");
        }
        return pending;
    }

    private String show(PxeClient box, PxeText text) {
        if (!call.common().json()) {
            call.console().result(box.fileName() + ":\n" + text.text() + "\n");
        }
        return "not requested";
    }

    private String write(PxeClient box, PxeText text, Map<PxeClient, PendingRequest> pending, int before)
            throws IOException {
        boolean written;
        try {
            written = requests.put(box, text);
        } catch (IOException e) {
            if (before > 0) {
                call.console().warning("the first " + before + " boxes have their requests, the others do not");
            }
            throw e;
        }
        PendingRequest old = pending.get(box);
        if (!written) {
            return "pending already";
        }
        if (old == null) {
            return "requested";
        }
        return old.action().equals(Optional.of(action)) ? "renewed" : "replaces " + old.actionWord();
    }
}
