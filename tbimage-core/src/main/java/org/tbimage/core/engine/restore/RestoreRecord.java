package org.tbimage.core.engine.restore;

import org.tbimage.core.disk.RestoreMark;

/** Where it is recorded, outside of the target, that a restore is under way. */
@FunctionalInterface
public interface RestoreRecord {
    /** Records nothing. */
    RestoreRecord NONE = mark -> {};

    /**
     * Called once, before the first write to the target; not at all if nothing is written. Called by the thread that runs
     * the restore. It throws nothing: a record that can't be kept must not stop the restore.
     *
     * @param mark what the target is marked with
     */
    void begin(RestoreMark mark);
}
