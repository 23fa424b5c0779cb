package org.tbimage.device;

/** What a device is opened for. */
public enum OpenMode {
    /** To read only. Others may use the device at the same time. */
    READ,
    /** To read and write. The device is claimed, so that nothing mounted or held by others is overwritten. */
    WRITE
}
