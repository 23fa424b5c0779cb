package org.tbimage.core.engine.plain;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.util.List;
import org.tbimage.codec.Codec;
import org.tbimage.codec.CompressedFile;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.SeekableContent;
import org.tbimage.codec.UnsupportedFrameException;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.provider.Providers;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.PlainImage;
import org.tbimage.store.UnsupportedImageException;
import org.tbimage.value.ByteRange;

/**
 * The disk in a compressed file without a manifest, as a device to read. The file is decoded once when it is opened, which
 * proves it and finds the frames where decoding can begin. A read then decodes from the frame that it begins in; pieces that
 * were used last are kept. Safe for many threads, of which one decodes at a time.
 */
public final class PlainDevice implements BlockDevice {
    private final DeviceInfo info;
    private final PieceCache pieces;
    private final Closeable owner;
    private volatile boolean open = true;

    private PlainDevice(DeviceInfo info, PieceCache pieces, Closeable owner) {
        this.info = info;
        this.pieces = pieces;
        this.owner = owner;
    }

    /**
     * Opens a file.
     *
     * @param file the file
     * @param codecs decode it
     * @param owner the store of the file; closed with the device
     * @return the device
     * @throws UnsupportedImageException if too much would have to be decoded for one read
     * @throws DamagedImageException if the file is damaged
     * @throws IOException if the file can't be read
     */
    public static PlainDevice open(PlainImage file, Providers<Codec> codecs, Closeable owner) throws IOException {
        SeekableContent content = content(file, codecs);
        if (content.size() == 0) {
            throw DamagedImageException.of(file.key(), 0, "it expands to nothing");
        }
        DeviceInfo info = new DeviceInfo(
                file.key(),
                DeviceInfo.Kind.FILE,
                Geometry.withoutSectors(content.size()),
                DiskIdentity.NONE,
                false,
                true,
                false,
                List.of());
        return new PlainDevice(info, new PieceCache(file, content), owner);
    }

    private static SeekableContent content(PlainImage file, Providers<Codec> codecs) throws IOException {
        try {
            return PlainStream.codec(file, codecs)
                    .seekable(new Source(file))
                    .orElseThrow(() -> new UnsupportedImageException(
                            file.key(),
                            "it can't be read as a device: more than " + (SeekableContent.LONGEST_PART >> 20)
                                    + " MiB of it can only be decoded as a whole",
                            "restore it to a file or disk, and use that or make an image of it; or compress it anew in"
                                    + " parts, as pzstd or 'xz --block-size=16MiB' do",
                            null));
        } catch (CorruptFrameException | UnsupportedFrameException e) {
            throw PlainContent.explain(file, e);
        }
    }

    private record Source(PlainImage file) implements CompressedFile {
        @Override
        public long length() {
            return file.length();
        }

        @Override
        public InputStream open(long offset) throws IOException {
            return file.open(offset);
        }
    }

    @Override
    public DeviceInfo info() {
        return info;
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        checkOpen();
        info.check(new ByteRange(offset, target.remaining()));
        synchronized (pieces) {
            checkOpen();
            pieces.copy(offset, target);
        }
    }

    @Override
    public void write(long offset, ByteBuffer source) throws IOException {
        checkOpen();
        throw new NonWritableChannelException();
    }

    @Override
    public void flush() throws IOException {
        checkOpen(); // nothing was written
    }

    private void checkOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (pieces) {
            if (open) {
                open = false;
                try (owner) {
                    pieces.close();
                }
            }
        }
    }
}
