package org.tbimage.core.engine;

import java.time.Duration;
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
 * @param rescueTime how much time the bad places of the disk may take
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
        String madeOn,
        Duration rescueTime) {
    /** So long bad places may take if nobody says otherwise. */
    public static final Duration RESCUE_TIME = Duration.ofHours(1);

    /** A request that gives bad places {@link #RESCUE_TIME}. */
    public BackupRequest(
            BlockDevice device,
            ImageStore store,
            ImageName name,
            Codec codec,
            int level,
            int chunkSize,
            boolean keepUnreadable,
            Optional<Generation> previous,
            String madeBy,
            String madeOn) {
        this(device, store, name, codec, level, chunkSize, keepUnreadable, previous, madeBy, madeOn, RESCUE_TIME);
    }
}
