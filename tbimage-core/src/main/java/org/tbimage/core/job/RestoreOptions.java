package org.tbimage.core.job;

/**
 * How to restore.
 *
 * @param anyDisk whether a disk of another identity is accepted
 * @param allowDegraded whether an image with unreadable sectors is accepted
 * @param discard whether the device is asked to discard what should be zeros, where it can
 * @param readBack whether what was written is read back and compared
 * @param asIs whether content is accepted that is not the raw content of a disk for the target, by what it says of itself
 * @param wipeTail whether metadata of other formats after the image's end is zeroed
 */
public record RestoreOptions(
        boolean anyDisk, boolean allowDegraded, boolean discard, boolean readBack, boolean asIs, boolean wipeTail) {
    /** The defaults: only the disk that was imaged, only a good image, everything read back. */
    public static final RestoreOptions DEFAULT = new RestoreOptions(false, false, false, true, false, false);

    /** {@return the same, accepting a disk of another identity or not} */
    public RestoreOptions withAnyDisk(boolean accepted) {
        return new RestoreOptions(accepted, allowDegraded, discard, readBack, asIs, wipeTail);
    }

    /** {@return the same, accepting an image with unreadable sectors or not} */
    public RestoreOptions withAllowDegraded(boolean accepted) {
        return new RestoreOptions(anyDisk, accepted, discard, readBack, asIs, wipeTail);
    }

    /** {@return the same, with or without discards} */
    public RestoreOptions withDiscard(boolean wanted) {
        return new RestoreOptions(anyDisk, allowDegraded, wanted, readBack, asIs, wipeTail);
    }

    /** {@return the same, reading back or not} */
    public RestoreOptions withReadBack(boolean wanted) {
        return new RestoreOptions(anyDisk, allowDegraded, discard, wanted, asIs, wipeTail);
    }

    /** {@return the same, accepting any content or not} */
    public RestoreOptions withAsIs(boolean accepted) {
        return new RestoreOptions(anyDisk, allowDegraded, discard, readBack, accepted, wipeTail);
    }

    /** {@return the same, zeroing metadata after the image's end or not} */
    public RestoreOptions withWipeTail(boolean wanted) {
        return new RestoreOptions(anyDisk, allowDegraded, discard, readBack, asIs, wanted);
    }
}
