package org.tbimage.testbox.pxe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.command.Call;
import org.tbimage.testbox.output.Answer;
import org.tbimage.testbox.output.Item;
import org.tbimage.testbox.output.Listing;
import org.tbimage.testbox.request.BoxAction;

/**
 * Asks boxes for an action. All is checked before the first file is written.
 *
 * @param requests what is pending
 * @param action the action
 * @param settings what boxes boot with
 * @param file the configuration that they come from
 * @param call what the user wants besides
 */
record Requesting(Requests requests, BoxAction action, PxeSettings settings, Path file, Call call) {
    private static final List<String> COLUMNS = List.of("box", "action", "state", "name");

    Answer run(Collection<Box> boxes) throws IOException {
        Map<Box, PxeText> texts = new LinkedHashMap<>();
        for (Box box : boxes) {
            texts.put(box, text(box));
        }
        Map<Box, PendingRequest> pending = pending(boxes);
        boolean dryRun = PxeConfOptions.has(call, PxeConfOptions.DRY_RUN);
        List<List<Item>> rows = new ArrayList<>();
        for (Map.Entry<Box, PxeText> entry : texts.entrySet()) {
            Box box = entry.getKey();
            rows.add(BoxItems.done(
                    box,
                    requests.file(box),
                    Optional.of(action.word()),
                    dryRun ? show(box, entry.getValue()) : write(box, entry.getValue(), pending, rows.size())));
        }
        List<Item> head = List.of(requests.item(), Item.text("action", action.word()), Item.flag("dry-run", dryRun));
        return new Answer(head, dryRun ? "nothing was written" : "", new Listing(BoxItems.KEY, COLUMNS, rows));
    }

    private PxeText text(Box box) throws ImagingException {
        new Reachability(settings, file).check(box);
        try {
            return PxeText.of(box, action, settings);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(String.valueOf(e.getMessage()), "shorten arguments in " + file);
        }
    }

    /** What is pending for these boxes; a failure if the user would not like to lose it. */
    private Map<Box, PendingRequest> pending(Collection<Box> boxes) throws IOException {
        Map<Box, PendingRequest> pending = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (Box box : boxes) {
            Optional<PendingRequest> found = requests.find(box);
            found.ifPresent(request -> pending.put(box, request));
            found.filter(request -> !request.action().equals(Optional.of(action)))
                    .ifPresent(request -> others.add(box.label() + " (" + request.actionWord() + ")"));
        }
        if (!others.isEmpty() && !PxeConfOptions.has(call, PxeConfOptions.REPLACE)) {
            throw Refusal.of(
                    "another request is pending for " + String.join(", ", others),
                    "wait until it is done, take it back with --cancel, or put this one in its place with --replace");
        }
        return pending;
    }

    private String show(Box box, PxeText text) {
        if (!call.common().json()) {
            call.console().result(box.fileName() + ":\n" + text.text() + "\n");
        }
        return "not requested";
    }

    private String write(Box box, PxeText text, Map<Box, PendingRequest> pending, int before) throws IOException {
        boolean written;
        try {
            written = requests.put(box, text);
        } catch (IOException e) {
            if (before > 0) {
                call.console().warning("the first " + before + " boxes have their requests, the others have not");
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
