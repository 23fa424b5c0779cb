package org.tbimage.core.engine.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.tbimage.core.engine.work.ZeroBytes;
import org.tbimage.core.rescue.ReadCheck;
import org.tbimage.core.rescue.Rescue;
import org.tbimage.device.BadBlockException;
import org.tbimage.device.BlockDevice;
import org.tbimage.value.ByteRange;

/** Reads chunks of a disk that may have bad places. Safe for many threads. */
final class ChunkReader {
    private final BlockDevice device;
    private final Rescue rescue;

    /** The caller closes the device. */
    ChunkReader(BlockDevice device, Rescue rescue) {
        this.device = device;
        this.rescue = rescue;
    }

    /** Fills {@code target} with the bytes of {@code range}, and returns those for which zeros stand in. */
    List<ByteRange> read(ByteRange range, ByteBuffer target) throws IOException {
        int length = Math.toIntExact(range.length());
        List<ByteRange> lost = read(range, length, target);
        for (ByteRange bad : lost) {
            int at = Math.toIntExact(bad.offset() - range.offset());
            ZeroBytes.fill(target.slice(at, Math.toIntExact(bad.length())));
        }
        target.position(0).limit(length);
        return lost;
    }

    private List<ByteRange> read(ByteRange range, int length, ByteBuffer target) throws IOException {
        if (rescue.hasSkipped(range)) {
            return List.of(range);
        }
        try {
            ByteBuffer chunk = target.slice(0, length);
            device.read(range.offset(), chunk);
            ReadCheck.check(device, range, chunk);
            return List.of();
        } catch (BadBlockException e) {
            return rescue.read(range, target);
        }
    }
}
