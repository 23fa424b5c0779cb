package org.tbimage.core.engine.restore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.core.engine.work.ZeroBytes;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Extent;
import org.tbimage.device.Geometry;
import org.tbimage.value.ByteRange;

/** A disk of any size that remembers what it was told, and nothing else; of what is written, whether it is zeros or a mark. */
public class RecordingDevice implements BlockDevice {
    public final List<String> calls = new ArrayList<>();
    private final DeviceInfo info;

    public RecordingDevice(long size, int sector, boolean rotational) {
        Geometry geometry = new Geometry(size, sector, sector);
        this.info = new DeviceInfo(
                "recording", DeviceInfo.Kind.DISK, geometry, DiskIdentity.NONE, rotational, false, false, List.of());
    }

    @Override
    public DeviceInfo info() {
        return info;
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void write(long offset, ByteBuffer source) {
        ByteRange range = new ByteRange(offset, source.remaining());
        calls.add(kind(source) + range);
        source.position(source.limit());
    }

    private static String kind(ByteBuffer bytes) {
        if (ZeroBytes.areAll(bytes)) {
            return "wipe ";
        }
        return StandardCharsets.US_ASCII.decode(bytes.duplicate()).toString().startsWith("tbimage")
                ? "mark "
                : "write ";
    }

    @Override
    public void zero(ByteRange range) {
        calls.add("zero " + range);
    }

    @Override
    public List<Extent> extents(ByteRange range) {
        calls.add("extents " + range);
        return List.of(new Extent(range, Extent.Kind.DATA));
    }

    @Override
    public void flush() {
        calls.add("flush");
    }

    @Override
    public void close() {
        // holds nothing
    }
}
