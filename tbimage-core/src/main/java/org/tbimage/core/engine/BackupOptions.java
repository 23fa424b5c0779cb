package org.tbimage.core.engine;

import java.time.Duration;
import org.tbimage.codec.Codec;

/**
 * How to back up.
 *
 * @param codec makes the frames
 * @param level how hard it tries
 * @param chunkSize size of a chunk, in bytes
 * @param keepUnreadable whether zeros may stand in for what can't be read
 * @param rescueTime how much time the bad places of the disk may take
 * @param changedDisk what to do about a disk that is not as the image before describes it
 */
public record BackupOptions(
        Codec codec, int level, int chunkSize, boolean keepUnreadable, Duration rescueTime, ChangedDisk changedDisk) {
    private static final int CHUNK = 1 << 20;
    private static final Duration RESCUE_TIME = Duration.ofHours(1);

    /** What is right for most: the codec's own level, chunks of 1 MiB, nothing lost, an hour for bad places, a warning of changes. */
    public static BackupOptions of(Codec codec) {
        return new BackupOptions(codec, codec.levels().standard(), CHUNK, false, RESCUE_TIME, ChangedDisk.WARN);
    }

    /** The same with another level of the codec. */
    public BackupOptions withLevel(int wanted) {
        return new BackupOptions(codec, wanted, chunkSize, keepUnreadable, rescueTime, changedDisk);
    }

    /** The same with chunks of another size, in bytes. */
    public BackupOptions withChunkSize(int bytes) {
        return new BackupOptions(codec, level, bytes, keepUnreadable, rescueTime, changedDisk);
    }

    /** The same, but zeros may stand in for what can't be read, or may not. */
    public BackupOptions withKeepUnreadable(boolean keep) {
        return new BackupOptions(codec, level, chunkSize, keep, rescueTime, changedDisk);
    }

    /** The same with another time for bad places. */
    public BackupOptions withRescueTime(Duration most) {
        return new BackupOptions(codec, level, chunkSize, keepUnreadable, most, changedDisk);
    }

    /** The same with another answer to a disk that has changed. */
    public BackupOptions withChangedDisk(ChangedDisk answer) {
        return new BackupOptions(codec, level, chunkSize, keepUnreadable, rescueTime, answer);
    }
}
