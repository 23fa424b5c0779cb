package org.tbimage.testbox.service;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.testbox.service.boot.BoxSettings;
import org.tbimage.testbox.service.boot.KernelCommandLine;
import org.tbimage.testbox.service.share.PxeFile;
import org.tbimage.testbox.service.work.WorkResult;

/** What is known so far of one run of the service; where it fails, the rest stays unknown. Belongs to one thread. */
final class Visit {
    final Instant begun;
    KernelCommandLine commandLine = KernelCommandLine.parse("");
    BoxSettings settings = BoxSettings.DEFAULTS;
    Optional<Path> store = Optional.empty();
    Optional<Box> box = Optional.empty();
    Optional<PxeFile> request = Optional.empty();
    Optional<BoxAction> action = Optional.empty();
    int attempt;
    WorkResult result = WorkResult.NONE;

    Visit(Instant begun) {
        this.begun = begun;
    }

    /** {@return whether this was the last try; never where tries can't be counted} */
    boolean isLastAttempt() {
        return attempt >= settings.attempts();
    }

    /** {@return the action's word, for messages} */
    String what() {
        return action.map(BoxAction::word).orElse("the service");
    }
}
