package org.tbimage.testbox.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** An open file or folder with injected failures; a close takes effect even if it fails. */
final class FaultyChannel extends FileChannel {
    private final FileChannel delegate;
    private final Path path;
    private final FileFaults faults;
    private final Runnable closed;

    FaultyChannel(FileChannel delegate, Path path, FileFaults faults, Runnable closed) {
        this.delegate = delegate;
        this.path = path;
        this.faults = faults;
        this.closed = closed;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        faults.pass("read", path);
        return delegate.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        faults.pass("read", path);
        return delegate.read(targets, offset, length);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        faults.pass("read", path);
        return delegate.read(target, position);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        faults.pass("write", path);
        return delegate.write(source);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        faults.pass("write", path);
        return delegate.write(sources, offset, length);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        faults.pass("write", path);
        return delegate.write(source, position);
    }

    @Override
    public void force(boolean metadata) throws IOException {
        faults.pass("flush", path);
        delegate.force(metadata);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        faults.pass("truncate", path);
        delegate.truncate(size);
        return this;
    }

    @Override
    public long position() throws IOException {
        return delegate.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        delegate.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return delegate.size();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        faults.pass("read", path);
        return delegate.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        faults.pass("write", path);
        return delegate.transferFrom(source, position, count);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        return delegate.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        faults.pass("lock", path);
        return delegate.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        faults.pass("lock", path);
        return delegate.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        closed.run();
        delegate.close();
        faults.pass("close", path);
    }
}
