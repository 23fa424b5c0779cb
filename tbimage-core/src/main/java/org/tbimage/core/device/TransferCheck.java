package org.tbimage.core.device;

import java.nio.channels.NonWritableChannelException;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.OpenMode;
import org.tbimage.value.ByteRange;

/** Checks the arguments and the mode of a call of a device. */
record TransferCheck(DeviceInfo info, OpenMode mode) {
    void check(long offset, long length) {
        check(new ByteRange(offset, length));
    }

    void check(ByteRange range) {
        info.check(range);
    }

    void checkChange() {
        if (mode == OpenMode.READ) {
            throw new NonWritableChannelException();
        }
    }
}
