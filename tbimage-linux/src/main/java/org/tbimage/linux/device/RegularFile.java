package org.tbimage.linux.device;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.Extent;
import org.tbimage.device.PartitionReload;
import org.tbimage.linux.ioctl.Errno;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.value.ByteRange;

/** Operations of a regular file that a block device does differently: a file has holes. */
final class RegularFile implements DeviceFile {
    private final OpenFile file;
    private final OptionalRequest punching = new OptionalRequest();

    RegularFile(OpenFile file) {
        this.file = file;
    }

    @Override
    public long size() throws IOException {
        return Files.size(Descriptors.path(file.descriptor()));
    }

    @Override
    public boolean zero(ByteRange range) throws ErrnoException {
        return punching.tried(() -> file.calls().punchHole(file.descriptor(), range.offset(), range.length()));
    }

    @Override
    public boolean discard(ByteRange range) throws ErrnoException {
        return zero(range);
    }

    @Override
    public List<Extent> extents(ByteRange range) throws IOException {
        try {
            return find(range);
        } catch (ErrnoException e) {
            if (e.is(Errno.EINVAL, Errno.EOPNOTSUPP)) {
                return List.of(new Extent(range, Extent.Kind.DATA));
            }
            throw TransferFailure.of(file.name(), "find the holes in", range, e);
        }
    }

    @Override
    public PartitionReload reloadPartitions() {
        return PartitionReload.NOT_APPLICABLE;
    }

    private List<Extent> find(ByteRange range) throws ErrnoException {
        List<Extent> extents = new ArrayList<>();
        long at = range.offset();
        while (at < range.end()
                && extents.size() < BlockDevice.MAX_EXTENTS - 1) { // each iteration adds up to two extents
            long data = Math.min(dataAt(at, range.end()), range.end());
            add(extents, at, data, Extent.Kind.ZERO);
            at = data;
            if (at < range.end()) {
                long hole = Math.min(file.calls().seekHole(file.descriptor(), at), range.end());
                add(extents, at, hole, Extent.Kind.DATA);
                at = hole;
            }
        }
        return List.copyOf(extents);
    }

    private long dataAt(long offset, long none) throws ErrnoException {
        try {
            return file.calls().seekData(file.descriptor(), offset);
        } catch (ErrnoException e) {
            if (e.is(Errno.ENXIO)) {
                return none;
            }
            throw e;
        }
    }

    private static void add(List<Extent> extents, long from, long to, Extent.Kind kind) {
        if (to > from) {
            extents.add(new Extent(new ByteRange(from, to - from), kind));
        }
    }
}
