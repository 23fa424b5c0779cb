package org.tbimage.benchmarks;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.problem.ImagingException;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Location;

/**
 * A disk that never waits: it reads as samples and zeros, in memory already, and forgets what is written. About a third of
 * its chunks are zeros, as of the disk in the bars.
 */
final class SyntheticDevice implements BlockDevice {
    private static final String SIZE = "size";
    private static final String BLANK = "blank";
    private static final String CHANGED = "changed";
    private static final ByteBuffer ZEROS =
            ByteBuffer.allocateDirect(Samples.CHUNK).asReadOnlyBuffer();

    private static final int CHANGED_EVERY = 24; // of a disk like that in the bars, about as many change

    private final DeviceInfo info;
    private final boolean blank;
    private final boolean changed;

    private SyntheticDevice(DeviceInfo info, boolean blank, boolean changed) {
        this.info = info;
        this.blank = blank;
        this.changed = changed;
    }

    /** Opens {@code synthetic:NAME?size=BYTES&blank=true&changed=true}; a blank one is zeros, a changed one differs here and there. */
    static BlockDevice open(Location location) throws ImagingException {
        location.allowOptions(Set.of(SIZE, BLANK, CHANGED));
        Map<String, String> options = location.options();
        long size = Long.parseLong(options.getOrDefault(SIZE, "0"));
        DeviceInfo info = DeviceInfo.plain(location.toString(), DeviceInfo.Kind.MEMORY, size);
        boolean blank = Boolean.parseBoolean(options.get(BLANK));
        return new SyntheticDevice(info, blank, Boolean.parseBoolean(options.get(CHANGED)));
    }

    @Override
    public DeviceInfo info() {
        return info;
    }

    @Override
    public void read(long offset, ByteBuffer target) {
        long at = offset;
        while (target.hasRemaining()) {
            int within = (int) (at % Samples.CHUNK);
            int length = Math.min(target.remaining(), Samples.CHUNK - within);
            target.put(chunk(at / Samples.CHUNK).slice(within, length));
            at += length;
        }
    }

    private ByteBuffer chunk(long index) {
        return blank ? ZEROS : content(changed && isChanged(index) ? index + 1 : index);
    }

    /** What a chunk of a full disk holds; about a third are zeros. */
    static ByteBuffer content(long index) {
        return index % 3 == 2 ? ZEROS.duplicate() : Samples.get(index);
    }

    /** Whether a chunk is among the few that a test run has changed. */
    static boolean isChanged(long index) {
        return index % CHANGED_EVERY == 3;
    }

    @Override
    public void write(long offset, ByteBuffer source) {
        source.position(source.limit());
    }

    @Override
    public void zero(ByteRange range) {
        // forgotten like a write
    }

    @Override
    public void flush() {
        // there is nothing to keep
    }

    @Override
    public void close() {
        // there is nothing to close
    }
}
