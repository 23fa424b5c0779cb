package org.tbimage.core.device;

import java.nio.channels.NonWritableChannelException;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.OpenMode;
import org.tbimage.value.ByteRange;

/** What a device may be asked: whole sectors inside it, and changes only where it was opened for them. */
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
