package org.tbimage.core.engine;

/**
 * How to restore.
 *
 * @param anyDisk whether a disk of another identity is taken
 * @param allowDegraded whether an image with unreadable places is taken
 * @param discard whether the device is told to discard what should be zeros, where it can
 * @param readBack whether what was written is read back and compared
 * @param asIs whether content is taken that is not the raw content of a disk for the target, by what it says of itself
 * @param wipeTail whether metadata of other formats behind the image's end is zeroed
 */
public record RestoreOptions(
        boolean anyDisk, boolean allowDegraded, boolean discard, boolean readBack, boolean asIs, boolean wipeTail) {
    /** Options that refuse what is not the raw content of a disk, and leave alone what lies behind the image's end. */
    public RestoreOptions(boolean anyDisk, boolean allowDegraded, boolean discard, boolean readBack) {
        this(anyDisk, allowDegraded, discard, readBack, false, false);
    }
}
