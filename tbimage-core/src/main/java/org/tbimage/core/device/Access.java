package org.tbimage.core.device;

import java.nio.channels.NonWritableChannelException;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.OpenMode;
import org.tbimage.value.ByteRange;

/** What a device may be asked: whole sectors inside it, and changes only where it was opened for them. */
record Access(DeviceInfo info, OpenMode mode) {
    void check(long offset, long length) {
        check(new ByteRange(offset, length));
    }

    void check(ByteRange range) {
        int sector = info.geometry().logicalSector();
        boolean aligned = range.offset() % sector == 0 && range.length() % sector == 0;
        if (!aligned || range.end() > info.size()) {
            throw new IllegalArgumentException(
                    info.name() + ": bytes " + range + " are not whole sectors of its " + info.size() + " bytes");
        }
    }

    void checkChange() {
        if (mode == OpenMode.READ) {
            throw new NonWritableChannelException();
        }
    }
}
