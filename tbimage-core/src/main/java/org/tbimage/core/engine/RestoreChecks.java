package org.tbimage.core.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.core.engine.restore.Preflight;
import org.tbimage.core.engine.restore.TargetEnd;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.job.RestoreOptions;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.store.ImageInfo;

/** What is checked before a restore begins. Nothing is written. */
record RestoreChecks(JobContext context, ImageSource source, BlockDevice target, RestoreOptions options) {
    /** Throws if the target must not be written; returns what the user should know although it is accepted. */
    List<String> run() throws IOException {
        DeviceInfo device = target.info();
        Optional<ImageInfo> image = source.info();
        List<String> found = new ArrayList<>(
                image.isPresent()
                        ? Preflight.check(image.get(), device, options)
                        : Preflight.check(source.size(), device));
        found.addAll(source.check(context, options.asIs()));
        found.addAll(source.checkSectors(context, device, options.asIs()));
        TargetEnd.find(target, source.size()).warning(options.wipeTail()).ifPresent(found::add);
        if (options.discard() && !device.canDiscard()) {
            found.add(device.name() + " can't discard: what should be zeros is read, and zeroed where it is not");
        }
        return List.copyOf(found);
    }
}
