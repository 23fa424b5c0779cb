package com.example.slice;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.OpenMode;
import org.tbimage.value.ByteRange;

/** A part of a file. Uses RandomAccessFile because an interrupt closes a FileChannel; its one position needs the locks. */
record SliceDevice(RandomAccessFile file, ByteRange slice, DeviceInfo info, OpenMode mode) implements BlockDevice {
    @Override public synchronized void read(long offset, ByteBuffer target) throws IOException {
        byte[] bytes = new byte[target.remaining()];
        seek(new ByteRange(offset, bytes.length), OpenMode.READ);
        file.readFully(bytes);
        target.put(bytes);
    }

    @Override public synchronized void write(long offset, ByteBuffer source) throws IOException {
        seek(new ByteRange(offset, source.remaining()), OpenMode.WRITE);
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        file.write(bytes);
    }

    @Override public synchronized void flush() throws IOException { checkOpen(); file.getFD().sync(); }
    @Override public synchronized void close() throws IOException { file.close(); }

    private void checkOpen() throws IOException { if (!file.getChannel().isOpen()) throw new ClosedChannelException(); }

    private void seek(ByteRange range, OpenMode needed) throws IOException {
        checkOpen();
        if (needed == OpenMode.WRITE && mode == OpenMode.READ) throw new NonWritableChannelException();
        info.check(range);
        file.seek(slice.offset() + range.offset());
    }
}
