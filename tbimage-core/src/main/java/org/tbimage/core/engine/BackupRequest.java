package org.tbimage.core.engine;

import java.util.Optional;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.ImageStore;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;

/**
 * What to back up, where to, and how.
 *
 * @param previous the generation whose unchanged frames are taken over
 * @param madeBy name and version of the program
 * @param madeOn name of the machine
 */
public record BackupRequest(
        BlockDevice device,
        ImageStore store,
        ImageName name,
        Optional<Generation> previous,
        BackupOptions options,
        String madeBy,
        String madeOn) {}
