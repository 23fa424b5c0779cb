package org.tbimage.core.engine;

/**
 * How to restore.
 *
 * @param anyDisk whether a disk of another identity is taken
 * @param allowDegraded whether an image with unreadable places is taken
 * @param blindZeros whether zeros are made without reading what is there
 * @param readBack whether what was written is read back and compared
 * @param asIs whether content is taken that is not the raw content of a disk for the target, by what it says of itself
 */
public record RestoreOptions(
        boolean anyDisk, boolean allowDegraded, boolean blindZeros, boolean readBack, boolean asIs) {
    /** Options that refuse what is not the raw content of a disk. */
    public RestoreOptions(boolean anyDisk, boolean allowDegraded, boolean blindZeros, boolean readBack) {
        this(anyDisk, allowDegraded, blindZeros, readBack, false);
    }
}
