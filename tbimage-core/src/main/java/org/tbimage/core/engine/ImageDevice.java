package org.tbimage.core.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.tbimage.codec.Codec;
import org.tbimage.core.engine.view.ChunkCache;
import org.tbimage.core.engine.view.DeviceStream;
import org.tbimage.core.engine.work.ZeroBytes;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.Extent;
import org.tbimage.device.Geometry;
import org.tbimage.provider.Providers;
import org.tbimage.store.ImageReader;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.value.ByteRange;

/**
 * The disk in an image, as a device to read. A read decodes only the chunks that it touches; the chunks that were used last
 * are kept decoded. Every byte is proven by the digest of its chunk before it is given: damage is a
 * {@link org.tbimage.store.DamagedImageException}, never a zero. Safe for many threads.
 */
public final class ImageDevice implements BlockDevice {
    private final ImageReader image;
    private final Closeable owner;
    private final boolean closesImage;
    private final DeviceInfo info;
    private final ChunkCache chunks;
    private final ReadWriteLock transfers = new ReentrantReadWriteLock(); // closing waits for reads
    private volatile boolean open = true;

    /**
     * Takes over an image, and closes it when closed.
     *
     * @param image the image
     * @param codecs decode its frames
     * @throws org.tbimage.provider.UnknownProviderException if the codec of the image is not installed
     * @throws IOException if the image can not be used
     */
    public ImageDevice(ImageReader image, Providers<Codec> codecs) throws IOException {
        this(image, codecs, () -> {});
    }

    /**
     * Over an image that the caller closes, after the device.
     *
     * @param image the image
     * @param codecs decode its frames
     * @return the device
     * @throws org.tbimage.provider.UnknownProviderException if the codec of the image is not installed
     * @throws IOException if the image can not be used
     */
    public static ImageDevice over(ImageReader image, Providers<Codec> codecs) throws IOException {
        return new ImageDevice(image, codecs, () -> {}, false);
    }

    /**
     * Takes over an image and what it was opened from, and closes both when closed.
     *
     * @param image the image
     * @param codecs decode its frames
     * @param owner the store of the image; closed after it
     * @throws org.tbimage.provider.UnknownProviderException if the codec of the image is not installed
     * @throws IOException if the image can not be used
     */
    public ImageDevice(ImageReader image, Providers<Codec> codecs, Closeable owner) throws IOException {
        this(image, codecs, owner, true);
    }

    private ImageDevice(ImageReader image, Providers<Codec> codecs, Closeable owner, boolean closesImage)
            throws IOException {
        ImageSource.requireCodec(image.info(), codecs);
        Geometry geometry = image.info().draft().geometry();
        this.image = image;
        this.owner = owner;
        this.closesImage = closesImage;
        this.info = new DeviceInfo(
                image.info().ref().toString(),
                DeviceInfo.Kind.FILE,
                geometry,
                image.info().draft().identity(),
                false,
                true,
                false,
                List.of());
        this.chunks = new ChunkCache(image, codecs);
    }

    @Override
    public DeviceInfo info() {
        return info;
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        transfers.readLock().lock();
        try {
            checkOpen();
            info.check(new ByteRange(offset, target.remaining()));
            readChecked(offset, target);
        } finally {
            transfers.readLock().unlock();
        }
    }

    private void readChecked(long offset, ByteBuffer target) throws IOException {
        long at = offset;
        while (target.hasRemaining()) {
            TableEntry entry = image.entryAt(at);
            int length = (int) Math.min(target.remaining(), entry.range().end() - at);
            if (entry instanceof Chunk chunk) {
                chunks.copy(chunk, (int) (at - chunk.range().offset()), length, target);
            } else {
                putZeros(target, length);
            }
            at += length;
        }
    }

    private static void putZeros(ByteBuffer target, int length) {
        ZeroBytes.fill(target.slice(target.position(), length));
        target.position(target.position() + length);
    }

    /** The runs of zeros of the chunk table are known without reading the disk. */
    @Override
    public List<Extent> extents(ByteRange range) throws IOException {
        checkOpen();
        info.check(range);
        List<Extent> extents = new ArrayList<>();
        long at = range.offset();
        while (at < range.end() && extents.size() < MAX_EXTENTS) {
            TableEntry entry = image.entryAt(at);
            Extent.Kind kind = entry instanceof Chunk ? Extent.Kind.DATA : Extent.Kind.ZERO;
            ByteRange part = new ByteRange(at, Math.min(entry.range().end(), range.end()) - at);
            add(extents, new Extent(part, kind));
            at = part.end();
        }
        return extents;
    }

    private static void add(List<Extent> extents, Extent next) {
        Extent last = extents.isEmpty() ? null : extents.get(extents.size() - 1);
        if (last != null && last.kind() == next.kind()) {
            long length = last.range().length() + next.range().length();
            extents.set(
                    extents.size() - 1, new Extent(new ByteRange(last.range().offset(), length), last.kind()));
        } else {
            extents.add(next);
        }
    }

    /**
     * Reads the disk from its first byte to its last. The caller closes the stream; the device stays open.
     *
     * @return the content; for one thread
     */
    public InputStream stream() {
        return new DeviceStream(this);
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
        transfers.writeLock().lock();
        try {
            if (open) {
                open = false;
                closeAll();
            }
        } finally {
            transfers.writeLock().unlock();
        }
    }

    private void closeAll() throws IOException {
        chunks.close();
        try (owner) {
            if (closesImage) {
                image.close();
            }
        }
    }
}
