package org.tbimage.core.engine;

import java.util.Optional;
import org.tbimage.codec.Codec;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.ImageStore;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;

/**
 * What to back up, where to, and how.
 *
 * @param keepUnreadable whether zeros may stand in for what can't be read
 * @param previous the generation whose unchanged frames are taken over
 * @param madeBy name and version of the program
 * @param madeOn name of the machine
 */
public record BackupRequest(
        BlockDevice device,
        ImageStore store,
        ImageName name,
        Codec codec,
        int level,
        int chunkSize,
        boolean keepUnreadable,
        Optional<Generation> previous,
        String madeBy,
        String madeOn) {}
