package org.tbimage.core.engine.work;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.Extent;
import org.tbimage.value.ByteRange;

/** Finds the parts of a device that are known to be zeros without reading them, in ascending order. For one thread. */
public final class ExtentCursor {
    // asked in windows, so that a device that ignores the bound of an answer costs little memory, too
    private static final long WINDOW = 64L << 30;

    private final BlockDevice device;
    private final long size;
    private final Deque<Extent> extents = new ArrayDeque<>();
    private long asked;
    // kept: the caller may stop before the end of the run, and its extents are dropped
    private ByteRange known = new ByteRange(0, 0);

    public ExtentCursor(BlockDevice device) {
        this.device = device;
        this.size = device.info().size();
    }

    /** The end of the known zeros that begin at {@code offset}; {@code offset} itself if there are none. */
    public long endFrom(long offset) throws IOException {
        if (known.offset() <= offset && offset < known.end()) {
            return known.end();
        }
        long end = offset;
        while (end < size) {
            Extent extent = extentAt(end);
            if (extent.kind() != Extent.Kind.ZERO) {
                break;
            }
            end = extent.range().end();
        }
        known = new ByteRange(offset, end - offset);
        return end;
    }

    /** How many extents are in memory. */
    int held() {
        return extents.size();
    }

    private Extent extentAt(long offset) throws IOException {
        while (true) {
            while (!extents.isEmpty() && extents.element().range().end() <= offset) {
                extents.remove();
            }
            if (!extents.isEmpty()) {
                return extents.element();
            }
            asked = Math.max(asked, offset);
            extents.addAll(device.extents(new ByteRange(asked, Math.min(WINDOW, size - asked))));
            asked = extents.getLast().range().end(); // an answer may end before the window
        }
    }
}
