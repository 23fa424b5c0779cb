package org.tbimage.testbox.service.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.CancelledException;
import org.tbimage.core.Tbimage;
import org.tbimage.device.DiskIdentity;
import org.tbimage.problem.Problem;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.testbox.failure.Failure;
import org.tbimage.testbox.failure.Failures;
import org.tbimage.testbox.generation.GenerationAdvice;
import org.tbimage.testbox.generation.OlderImages;
import org.tbimage.testbox.service.boot.BoxSettings;
import org.tbimage.testbox.service.log.Journal;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageRef;

/**
 * Restores a disk from an older image where a newer one turns out to be damaged, before or while it is restored. Only
 * if the lab allows it; else the failure names that older image and how to ask for it.
 *
 * @param tbimage what is installed
 * @param store location of the store
 * @param shown the same for a person, who may leave out what a program has to say
 * @param settings of the service
 * @param journal hears of it, and so does the log of all boxes
 */
record FallBack(Tbimage tbimage, String store, String shown, BoxSettings settings, Journal journal) {
    /** Restores a disk once. */
    interface Restoring {
        DiskResult run(DiskJob job) throws CancelledException;
    }

    DiskResult run(DiskJob job, Restoring restoring) throws CancelledException {
        List<String> damaged = new ArrayList<>();
        passedOver(job).forEach(damage -> {
            damaged.add(damage.getMessage());
            tell(job, String.valueOf(damage.getMessage()));
        });
        DiskJob tried = job;
        DiskResult result = restoring.run(tried);
        while (isDamaged(result) && tried.generation().isPresent()) {
            Optional<ImageInfo> older = older(tried);
            if (older.isEmpty() || !settings.generations().fallBack()) {
                return result.with(advised(tried, result.failure().orElseThrow(), older))
                        .passedOver(damaged);
            }
            String damage = result.failure().orElseThrow().message();
            damaged.add(damage);
            tried = tried.of(older.get().generation());
            tell(tried, damage);
            result = restoring.run(tried);
        }
        return result.passedOver(damaged);
    }

    private static boolean isDamaged(DiskResult result) {
        return result.failure()
                .filter(failure -> failure.problem().equals(Problem.IMAGE_DAMAGED.name()))
                .isPresent();
    }

    /** What is older than what somebody wanted to have must be told to those who will wonder. */
    private void tell(DiskJob job, String damage) {
        String message = job.disk().name() + " falls back to the OLDER image " + job.ref()
                + ", since a newer one is damaged: " + damage;
        journal.warning(message);
        journal.global("warning: " + message);
    }

    private List<DamagedImageException> passedOver(DiskJob job) {
        Optional<Generation> generation = job.generation();
        if (generation.isEmpty() || !settings.generations().fallBack()) {
            return List.of();
        }
        try (ImageStore images = tbimage.openStore(store)) {
            return settings.generations().damagedBefore(images, new ImageRef(job.image(), generation.get()));
        } catch (IOException e) {
            journal.warning("newer images of " + job.image() + " can't be looked at: "
                    + Failures.of(e).message());
            return List.of();
        }
    }

    private Optional<ImageInfo> older(DiskJob tried) {
        ImageRef ref = new ImageRef(tried.image(), tried.generation().orElseThrow());
        try (ImageStore images = tbimage.openStore(store)) {
            return new OlderImages(images, tried.image()).before(ref.generation(), identity(images, ref));
        } catch (IOException e) {
            journal.warning("older images of " + tried.image() + " can't be looked at: "
                    + Failures.of(e).message());
            return Optional.empty();
        }
    }

    /** An older image of another disk, which was replaced since, is none to fall back to. */
    private static DiskIdentity identity(ImageStore images, ImageRef ref) throws IOException {
        try {
            return images.info(ref).draft().identity();
        } catch (DamagedImageException e) {
            return DiskIdentity.NONE;
        }
    }

    private Failure advised(DiskJob tried, Failure failure, Optional<ImageInfo> older) {
        String remedy = GenerationAdvice.of(
                older.map(ImageInfo::ref), shown, tried.disk().path());
        return new Failure(failure.exitCode(), failure.problem(), failure.message(), remedy);
    }
}
