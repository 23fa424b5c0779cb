package org.tbimage.core.engine;

/**
 * How to restore.
 *
 * @param anyDisk whether a disk of another identity is taken
 * @param allowDegraded whether an image with unreadable places is taken
 * @param blindZeros whether zeros are made without reading what is there
 * @param readBack whether what was written is read back and compared
 */
public record RestoreOptions(boolean anyDisk, boolean allowDegraded, boolean blindZeros, boolean readBack) {}
