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
import org.tbimage.testbox.generation.GenerationAdvice;
import org.tbimage.testbox.generation.OlderImages;
import org.tbimage.testbox.service.boot.ServiceSettings;
import org.tbimage.testbox.service.log.RunLog;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageRef;

/**
 * Restores a disk from an older image if a newer one is damaged, which may become known during the restore. If the lab does
 * not allow this, the failure names the older image and how to request it.
 *
 * @param tbimage the library with the installed providers
 * @param store the location of the store
 * @param shown the location for people, without technical options
 * @param settings the settings of the service
 * @param log takes warnings, also for the log of all boxes
 */
record OlderImageFallback(Tbimage tbimage, String store, String shown, ServiceSettings settings, RunLog log) {
    /** Restores a disk once. */
    interface Restoring {
        DiskResult run(DiskJob job) throws CancelledException;
    }

    DiskResult run(DiskJob job, Restoring restoring) throws CancelledException {
        List<String> damaged = new ArrayList<>();
        passedOver(job).forEach(damage -> {
            damaged.add(damage.getMessage());
            warn(job, String.valueOf(damage.getMessage()));
        });
        DiskJob tried = job;
        DiskResult result = restoring.run(tried);
        while (isDamaged(result) && tried.generation().isPresent()) {
            Optional<ImageInfo> older = older(tried);
            if (older.isEmpty() || !settings.generations().fallBack()) {
                return result.withFailure(advised(tried, result.failure().orElseThrow(), older))
                        .withPassedOver(damaged);
            }
            String damage = result.failure().orElseThrow().message();
            damaged.add(damage);
            tried = tried.withGeneration(older.get().generation());
            warn(tried, damage);
            result = restoring.run(tried);
        }
        return result.withPassedOver(damaged);
    }

    private static boolean isDamaged(DiskResult result) {
        return result.failure()
                .filter(failure -> failure.problem().equals(Problem.IMAGE_DAMAGED.name()))
                .isPresent();
    }

    /** Warns that the restored image is older than the requested one. */
    private void warn(DiskJob job, String damage) {
        String message = job.disk().name() + " falls back to the OLDER image " + job.ref()
                + ", because a newer one is damaged: " + damage;
        log.warning(message);
        log.global("warning: " + message);
    }

    private List<DamagedImageException> passedOver(DiskJob job) {
        Optional<Generation> generation = job.generation();
        if (generation.isEmpty() || !settings.generations().fallBack()) {
            return List.of();
        }
        try (ImageStore images = tbimage.openStore(store)) {
            return settings.generations().damagedBefore(images, new ImageRef(job.image(), generation.get()));
        } catch (IOException e) {
            log.warning("newer images of " + job.image() + " can't be read: "
                    + Failure.of(e).message());
            return List.of();
        }
    }

    private Optional<ImageInfo> older(DiskJob tried) {
        ImageRef ref = new ImageRef(tried.image(), tried.generation().orElseThrow());
        try (ImageStore images = tbimage.openStore(store)) {
            return new OlderImages(images, tried.image()).before(ref.generation(), identity(images, ref));
        } catch (IOException e) {
            log.warning("older images of " + tried.image() + " can't be read: "
                    + Failure.of(e).message());
            return Optional.empty();
        }
    }

    /** {@return the disk of an image, because an older image may be of another disk, which was replaced} */
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
        return failure.withRemedy(remedy);
    }
}
