package org.tbimage.linux.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.util.List;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.Extent;
import org.tbimage.device.OpenMode;
import org.tbimage.device.PartitionReload;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.value.ByteRange;

/** An open block device or file. It checks arguments, and delegates the work. */
final class LinuxDevice implements BlockDevice {
    /** Maximum length of one kernel request, in bytes. It limits how long closing waits. */
    static final long REQUEST = 1L << 30;

    private final DeviceInfo info;
    private final OpenMode mode;
    private final OpenFile file;
    private final DeviceFile deviceFile;
    private final Transfer transfer;
    private final Flusher flusher;
    private final DescriptorGuard guard = new DescriptorGuard();

    LinuxDevice(
            DeviceInfo info,
            OpenMode mode,
            OpenFile file,
            DeviceFile deviceFile,
            PageCache cache,
            BounceBuffers bounce) {
        this.info = info;
        this.mode = mode;
        this.file = file;
        this.deviceFile = deviceFile;
        this.transfer = new Transfer(file, cache, bounce);
        this.flusher = new Flusher(file);
    }

    @Override
    public DeviceInfo info() {
        return info;
    }

    @Override
    public long currentSize() throws IOException {
        return guard.during(() -> {
            long size = deviceFile.size();
            return size - size % info.geometry().logicalSector();
        });
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        guard.run(() -> {
            checked(offset, target.remaining());
            transfer.read(offset, target);
        });
    }

    @Override
    public void readMedium(long offset, ByteBuffer target) throws IOException {
        guard.run(() -> {
            checked(offset, target.remaining());
            transfer.readMedium(offset, target);
        });
    }

    @Override
    public void write(long offset, ByteBuffer source) throws IOException {
        guard.run(() -> {
            checkWritable();
            checked(offset, source.remaining());
            transfer.write(offset, source);
        });
    }

    @Override
    public void zero(ByteRange range) throws IOException {
        for (ByteRange piece : writable(range)) {
            guard.run(() -> zeroPiece(piece));
        }
    }

    @Override
    public boolean discard(ByteRange range) throws IOException {
        boolean told = true;
        for (ByteRange piece : writable(range)) {
            told &= guard.during(() -> discardPiece(piece));
        }
        return told;
    }

    @Override
    public List<Extent> extents(ByteRange range) throws IOException {
        return guard.during(() -> {
            checked(range.offset(), range.length());
            return range.length() == 0 ? List.of() : deviceFile.extents(range);
        });
    }

    @Override
    public void flush() throws IOException {
        guard.run(flusher::flush);
    }

    @Override
    public PartitionReload reloadPartitions() throws IOException {
        return guard.during(deviceFile::reloadPartitions);
    }

    @Override
    public void close() throws IOException {
        guard.close(() -> file.calls().close(file.descriptor()));
    }

    private Iterable<ByteRange> writable(ByteRange range) throws IOException {
        return guard.during(() -> {
            checkWritable();
            return RangeSplitter.of(checked(range.offset(), range.length()), REQUEST);
        });
    }

    private void zeroPiece(ByteRange piece) throws IOException {
        try {
            if (deviceFile.zero(piece)) {
                return;
            }
        } catch (ErrnoException e) {
            throw TransferFailure.of(info.name(), "write", piece, e);
        }
        transfer.writeZeros(piece);
    }

    private boolean discardPiece(ByteRange piece) throws IOException {
        try {
            return deviceFile.discard(piece);
        } catch (ErrnoException e) {
            throw TransferFailure.of(info.name(), "discard", piece, e);
        }
    }

    private void checkWritable() {
        if (mode != OpenMode.WRITE) {
            throw new NonWritableChannelException();
        }
    }

    private ByteRange checked(long offset, long length) {
        ByteRange range = new ByteRange(offset, length);
        info.check(range);
        return range;
    }
}
