package org.tbimage.core.powercut;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.FileLock;
import java.util.concurrent.Future;

/** An open file or folder whose flushes are told. */
final class CutChannel extends AsynchronousFileChannel {
    private final AsynchronousFileChannel behind;
    private final CutProvider.Step flushed;

    CutChannel(AsynchronousFileChannel behind, CutProvider.Step flushed) {
        this.behind = behind;
        this.flushed = flushed;
    }

    @Override
    public void force(boolean metadata) throws IOException {
        behind.force(metadata);
        flushed.taken();
    }

    @Override
    public long size() throws IOException {
        return behind.size();
    }

    @Override
    public AsynchronousFileChannel truncate(long size) throws IOException {
        behind.truncate(size);
        return this;
    }

    @Override
    public <A> void lock(
            long position, long size, boolean shared, A attachment, CompletionHandler<FileLock, ? super A> handler) {
        behind.lock(position, size, shared, attachment, handler);
    }

    @Override
    public Future<FileLock> lock(long position, long size, boolean shared) {
        return behind.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return behind.tryLock(position, size, shared);
    }

    @Override
    public <A> void read(
            ByteBuffer target, long position, A attachment, CompletionHandler<Integer, ? super A> handler) {
        behind.read(target, position, attachment, handler);
    }

    @Override
    public Future<Integer> read(ByteBuffer target, long position) {
        return behind.read(target, position);
    }

    @Override
    public <A> void write(
            ByteBuffer source, long position, A attachment, CompletionHandler<Integer, ? super A> handler) {
        behind.write(source, position, attachment, handler);
    }

    @Override
    public Future<Integer> write(ByteBuffer source, long position) {
        return behind.write(source, position);
    }

    @Override
    public boolean isOpen() {
        return behind.isOpen();
    }

    @Override
    public void close() throws IOException {
        behind.close();
    }
}
