package org.tbimage.linux.device;

import java.io.IOException;
import java.util.List;
import org.tbimage.device.Extent;
import org.tbimage.device.PartitionReload;
import org.tbimage.linux.ioctl.BlockRequest;
import org.tbimage.linux.ioctl.Errno;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ShellWord;

/** Operations of a block device that a regular file does differently. */
final class BlockFile implements DeviceFile {
    /**
     * udev opens partitions for a moment after a change. A real user keeps them open for longer than these attempts
     * take.
     */
    private static final int RELOAD_ATTEMPTS = 5;

    private static final long RELOAD_PAUSE_MILLIS = 100;

    private final OpenFile file;
    private final OptionalRequest zeroing = new OptionalRequest();
    private final OptionalRequest discarding = new OptionalRequest();

    BlockFile(OpenFile file) {
        this.file = file;
    }

    @Override
    public long size() throws ErrnoException {
        return file.calls().ioctlLong(file.descriptor(), BlockRequest.BLKGETSIZE64);
    }

    @Override
    public boolean zero(ByteRange range) throws ErrnoException {
        return zeroing.tried(() -> request(BlockRequest.BLKZEROOUT, range));
    }

    @Override
    public boolean discard(ByteRange range) throws ErrnoException {
        return discarding.tried(() -> request(BlockRequest.BLKDISCARD, range));
    }

    @Override
    public List<Extent> extents(ByteRange range) {
        // The kernel reports no holes in block devices.
        return List.of(new Extent(range, Extent.Kind.DATA));
    }

    @Override
    public PartitionReload reloadPartitions() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                file.calls().ioctl(file.descriptor(), BlockRequest.BLKRRPART);
                return PartitionReload.DONE;
            } catch (ErrnoException e) {
                if (e.is(Errno.EINVAL, Errno.ENOTTY)) {
                    return PartitionReload.NOT_APPLICABLE;
                }
                if (!e.is(Errno.EBUSY)) {
                    throw reloadFailure(e);
                }
                if (attempt == RELOAD_ATTEMPTS || !Pause.millis(RELOAD_PAUSE_MILLIS)) {
                    return PartitionReload.BUSY;
                }
            }
        }
    }

    private void request(BlockRequest request, ByteRange range) throws ErrnoException {
        file.calls().ioctlRange(file.descriptor(), request, range.offset(), range.length());
    }

    private IOException reloadFailure(ErrnoException e) {
        Problem problem = e.is(Errno.EACCES, Errno.EPERM) ? Problem.NO_PERMISSION : Problem.DEVICE_FAILED;
        String message = file.name() + ": cannot read its partition table again: " + e.getMessage();
        return new ImagingException(
                problem, message, "run as root: blockdev --rereadpt " + ShellWord.of(file.name()), e);
    }
}
