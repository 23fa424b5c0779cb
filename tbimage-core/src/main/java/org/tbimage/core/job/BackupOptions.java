package org.tbimage.core.job;

import java.time.Duration;
import java.util.Optional;
import org.tbimage.codec.Codec;
import org.tbimage.store.Share;

/**
 * How to back up.
 *
 * @param codec makes the frames
 * @param level how hard the codec tries, within its {@linkplain Codec#levels levels}
 * @param chunkSize size of a chunk, in bytes, a power of two from 4 KiB to 16 MiB
 * @param keepUnreadable whether zeros may stand in for sectors that can not be read; if not, the backup fails
 * @param rescueTime how much time the bad sectors of the disk may take in all
 * @param changedDisk what to do about a disk that is not as the newest image describes it
 * @param share with which stored images the new one shares frames; empty for what the store says
 * @param verify whether to read the whole image back from the store at the end
 */
public record BackupOptions(
        Codec codec,
        int level,
        int chunkSize,
        boolean keepUnreadable,
        Duration rescueTime,
        ChangedDisk changedDisk,
        Optional<Share> share,
        boolean verify) {
    private static final int CHUNK = 1 << 20;
    private static final Duration RESCUE_TIME = Duration.ofHours(1);

    /**
     * The defaults: the codec's standard level, chunks of 1 MiB, failure at bad sectors after one hour, a warning about a
     * changed disk, no verification.
     *
     * @param codec makes the frames
     * @return the options
     */
    public static BackupOptions of(Codec codec) {
        return new BackupOptions(
                codec, codec.levels().standard(), CHUNK, false, RESCUE_TIME, ChangedDisk.WARN, Optional.empty(), false);
    }

    /** {@return the same with another level of the codec} */
    public BackupOptions withLevel(int other) {
        return new BackupOptions(codec, other, chunkSize, keepUnreadable, rescueTime, changedDisk, share, verify);
    }

    /** {@return the same with chunks of another size, in bytes} */
    public BackupOptions withChunkSize(int bytes) {
        return new BackupOptions(codec, level, bytes, keepUnreadable, rescueTime, changedDisk, share, verify);
    }

    /** {@return the same, where zeros may or may not stand in for unreadable sectors} */
    public BackupOptions withKeepUnreadable(boolean keep) {
        return new BackupOptions(codec, level, chunkSize, keep, rescueTime, changedDisk, share, verify);
    }

    /** {@return the same with another time for bad sectors} */
    public BackupOptions withRescueTime(Duration most) {
        return new BackupOptions(codec, level, chunkSize, keepUnreadable, most, changedDisk, share, verify);
    }

    /** {@return the same with another policy for a changed disk} */
    public BackupOptions withChangedDisk(ChangedDisk policy) {
        return new BackupOptions(codec, level, chunkSize, keepUnreadable, rescueTime, policy, share, verify);
    }

    /** {@return the same with another choice of what to share; empty for what the store says} */
    public BackupOptions withShare(Optional<Share> choice) {
        return new BackupOptions(codec, level, chunkSize, keepUnreadable, rescueTime, changedDisk, choice, verify);
    }

    /** {@return the same, with or without verification at the end} */
    public BackupOptions withVerify(boolean read) {
        return new BackupOptions(codec, level, chunkSize, keepUnreadable, rescueTime, changedDisk, share, read);
    }
}
