package org.tbimage.core.job;

import org.tbimage.codec.Codec;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageName;

/**
 * What to back up, where to, and how. The caller closes the device and the store.
 *
 * @param device the disk to read
 * @param store where the image goes
 * @param name the disk and the box that the image is of
 * @param options how to do it
 * @param base which older image to reuse
 */
public record BackupRequest(BlockDevice device, ImageStore store, ImageName name, BackupOptions options, Base base) {
    /** Which older image of the disk to reuse. */
    public enum Base {
        /** The newest good one, if there is one. Unchanged chunks are taken from it. */
        NEWEST,
        /** None: all chunks are encoded anew. */
        NONE,
        /** There must be none: the backup fails if the disk has an image already. */
        MUST_BE_FIRST
    }

    /**
     * A backup with the default options that reuses the newest image.
     *
     * @param device the disk to read
     * @param store where the image goes
     * @param name the disk and the box that the image is of
     * @param codec makes the frames
     * @return the request
     */
    public static BackupRequest of(BlockDevice device, ImageStore store, ImageName name, Codec codec) {
        return new BackupRequest(device, store, name, BackupOptions.of(codec), Base.NEWEST);
    }

    /**
     * The same with other options.
     *
     * @param other how to do it
     * @return a new request
     */
    public BackupRequest with(BackupOptions other) {
        return new BackupRequest(device, store, name, other, base);
    }

    /**
     * The same with another base.
     *
     * @param other which older image to reuse
     * @return a new request
     */
    public BackupRequest with(Base other) {
        return new BackupRequest(device, store, name, options, other);
    }
}
