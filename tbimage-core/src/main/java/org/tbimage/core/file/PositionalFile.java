package org.tbimage.core.file;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A regular file for use by many threads. Unlike a {@code FileChannel}, it is not closed by an interrupt of a thread.
 * It uses the asynchronous channel of the JDK, and does the work on the calling thread. Closing waits for running
 * transfers. Later calls throw {@link java.nio.channels.ClosedChannelException}.
 */
public final class PositionalFile implements Closeable {
    private final AsynchronousFileChannel channel;

    private PositionalFile(AsynchronousFileChannel channel) {
        this.channel = channel;
    }

    /** Opens a file. The caller closes it. */
    public static PositionalFile open(Path path, OpenOption... options) throws IOException {
        return new PositionalFile(AsynchronousFileChannel.open(path, Set.of(options), new CallingThread()));
    }

    /** Reads until {@code target} is full; throws {@link EOFException} if the file ends before. */
    public void read(long offset, ByteBuffer target) throws IOException {
        long position = offset;
        while (target.hasRemaining()) {
            int count = result(channel.read(target, position));
            if (count < 0) {
                throw new EOFException("the file ends at byte " + position);
            }
            position += count;
        }
    }

    /** Reads at least one byte; returns -1 at the end of the file. */
    public int readSome(long offset, ByteBuffer target) throws IOException {
        return result(channel.read(target, offset));
    }

    /** Writes all of {@code source}. */
    public void write(long offset, ByteBuffer source) throws IOException {
        long position = offset;
        while (source.hasRemaining()) {
            position += result(channel.write(source, position));
        }
    }

    /** Makes everything written durable. */
    public void force() throws IOException {
        channel.force(true);
    }

    /** The length of the file, in bytes. */
    public long size() throws IOException {
        return channel.size();
    }

    /** Whether the file is open. */
    public boolean isOpen() {
        return channel.isOpen();
    }

    /**
     * Locks the file against other writers, also of this process, until it is closed; returns false if it is locked
     * already.
     */
    public boolean lock() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another part of this process holds the lock
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static int result(Future<Integer> transfer) throws IOException {
        try {
            return transfer.get(); // completed already, on this thread
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("a transfer on the calling thread had to be waited for", e);
        }
    }

    /** Runs each task on the calling thread. */
    private static final class CallingThread extends AbstractExecutorService {
        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void shutdown() {
            // there is no thread to stop
        }

        @Override
        public java.util.List<Runnable> shutdownNow() {
            return java.util.List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return false;
        }
    }
}
