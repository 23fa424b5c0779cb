package org.tbimage.testbox.service.work;

import java.io.IOException;
import org.tbimage.action.CancelledException;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;
import org.tbimage.core.engine.Prune;
import org.tbimage.core.job.ImageSelection;
import org.tbimage.core.job.PruneReport;
import org.tbimage.core.job.PruneRequest;
import org.tbimage.core.retention.KeepRules;
import org.tbimage.core.settings.StoreSettings;
import org.tbimage.store.ImageStore;
import org.tbimage.testbox.failure.Failure;
import org.tbimage.testbox.service.log.RunLog;
import org.tbimage.value.ImageName;

/**
 * Removes images of a disk that no rule of the store's settings keeps. A failure is only a warning, because the new image is
 * stored.
 *
 * @param tbimage the library with the installed providers
 * @param options how to run the prune; its progress takes the messages about single images
 * @param store the location of the store
 * @param log takes warnings
 */
record StoreRetention(Tbimage tbimage, RunOptions options, String store, RunLog log) {
    void apply(ImageName image) throws CancelledException {
        try (ImageStore images = tbimage.openStore(store)) {
            KeepRules rules = StoreSettings.read(images).rules();
            if (!rules.isEmpty()) {
                prune(image, new PruneRequest(images, ImageSelection.of(image), rules));
            }
        } catch (CancelledException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            log.warning("older images of " + image + " were not removed: "
                    + Failure.of(e).line());
        }
    }

    private void prune(ImageName image, PruneRequest request) throws IOException {
        PruneReport report = new Prune(tbimage.jobContext(options), request).run();
        report.failures()
                .forEach(failure -> log.warning("an older image of " + image + " was not removed: " + failure));
    }
}
