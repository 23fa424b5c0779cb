package org.tbimage.device;

/** Mode in which a device is opened. */
public enum OpenMode {
    /** Read only. Other programs may use the device at the same time. */
    READ,
    /** Read and write. The device is locked: opening fails if it is mounted or another program holds it. */
    WRITE
}
