package org.tbimage.core.engine.restore;

/** Why a device is compared with an image. */
public enum CompareMode {
    /** To make it equal: chunks that differ are fetched. */
    RESTORE,
    /** To say what a restore would do. */
    PLAN,
    /** To prove it equal: a place that can't be read is an error. */
    VERIFY,
    /** To prove that the device kept what was written: read past every cache. */
    READ_BACK
}
