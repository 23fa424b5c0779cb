package org.tbimage.core.engine.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.tbimage.core.engine.work.ZeroBytes;
import org.tbimage.core.job.BackupOptions;
import org.tbimage.core.job.BackupRequest;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.rescue.ReadCheck;
import org.tbimage.core.rescue.Rescue;
import org.tbimage.core.rescue.RescueBudget;
import org.tbimage.core.rescue.RescueReporter;
import org.tbimage.device.BadBlockException;
import org.tbimage.device.BlockDevice;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;

/** Reads chunks of a disk that may have bad places. Safe for many threads. */
final class ChunkReader {
    private final BlockDevice device;
    private final Rescue rescue;

    private ChunkReader(BlockDevice device, Rescue rescue) {
        this.device = device;
        this.rescue = rescue;
    }

    /** Of a backup whose device is divided by {@code grid}. The caller closes the device. */
    static ChunkReader of(JobContext context, BackupRequest request, ChunkGrid grid) {
        BlockDevice device = request.device();
        BackupOptions options = request.options();
        Rescue rescue = new Rescue(
                device,
                grid,
                options.keepUnreadable(),
                new RescueBudget(options.rescueTime(), System::nanoTime),
                new RescueReporter(device.info().name(), context.progress(), System::nanoTime),
                context.cancellation());
        return new ChunkReader(device, rescue);
    }

    /** Whether a chunk lies in an area that is not read, since too much of it failed. */
    boolean hasSkipped(ByteRange chunk) {
        return rescue.hasSkipped(chunk);
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
