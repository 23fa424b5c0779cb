package org.tbimage.testkit.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.value.ByteRange;

/** The part of the contract about many threads. */
public interface ConcurrencyContract extends DeviceFixture {
    /** Number of threads that use a device at once, more than a machine usually has cores. */
    int THREADS = 8;

    /** Threads that read and write disjoint ranges do not disturb each other. */
    @ParameterizedTest
    @MethodSource("shapes")
    default void threadsUseDisjointRanges(DeviceShape shape) throws Exception {
        try (DeviceUnderTest subject = deviceUnderTest(shape);
                BlockDevice device = subject.open(OpenMode.WRITE)) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (ByteRange part : split(shape)) {
                tasks.add(() -> rewrite(device, part));
            }
            finish(tasks);
            for (ByteRange part : split(shape)) {
                new DeviceProbe(device).expect(part, 3, BufferKind.HEAP);
            }
        }
    }

    /** Threads that zero and flush do not disturb threads that write other ranges. */
    @ParameterizedTest
    @MethodSource("shapes")
    default void threadsZeroDisjointRanges(DeviceShape shape) throws Exception {
        try (DeviceUnderTest subject = deviceUnderTest(shape);
                BlockDevice device = subject.open(OpenMode.WRITE)) {
            List<ByteRange> parts = split(shape);
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                ByteRange part = parts.get(i);
                tasks.add(i % 2 == 0 ? () -> rewrite(device, part) : () -> zeroAndFlush(device, part));
            }
            finish(tasks);
            for (int i = 0; i < parts.size(); i += 2) {
                new DeviceProbe(device).expect(parts.get(i), 3, BufferKind.HEAP);
            }
        }
    }

    /** Closing waits for running calls. Later calls throw. No thread reads wrong bytes. */
    @ParameterizedTest
    @MethodSource("shapes")
    default void closingWaitsForRunningThreads(DeviceShape shape) throws Exception {
        try (DeviceUnderTest subject = deviceUnderTest(shape)) {
            BlockDevice device = subject.open(OpenMode.WRITE);
            new DeviceProbe(device).fill(23);
            CountDownLatch running = new CountDownLatch(THREADS);
            List<Callable<Void>> tasks = new ArrayList<>();
            while (tasks.size() < THREADS) {
                for (BufferKind kind : BufferKind.values()) {
                    tasks.add(() -> readUntilClosed(device, shape, kind, running));
                }
            }
            tasks.add(() -> {
                running.await();
                device.close();
                return null;
            });
            finish(tasks);
        }
    }

    private static Void rewrite(BlockDevice device, ByteRange part) throws IOException {
        DeviceProbe probe = new DeviceProbe(device);
        for (int salt = 1; salt <= 3; salt++) {
            for (BufferKind kind : BufferKind.values()) {
                probe.write(part, salt, kind);
                probe.expect(part, salt, kind);
            }
        }
        return null;
    }

    private static Void zeroAndFlush(BlockDevice device, ByteRange part) throws IOException {
        DeviceProbe probe = new DeviceProbe(device);
        for (int salt = 1; salt <= 3; salt++) {
            probe.write(part, salt, BufferKind.ALIGNED);
            device.zero(part);
            device.flush();
            probe.expectZeros(part);
        }
        return null;
    }

    private static Void readUntilClosed(BlockDevice device, DeviceShape shape, BufferKind kind, CountDownLatch running)
            throws IOException {
        ByteRange range = new ByteRange(0, shape.size());
        // Ends when the test gives up, so that a device that never reports closing does not keep the processor busy.
        while (!Thread.currentThread().isInterrupted()) {
            try {
                new DeviceProbe(device).expect(range, 23, kind);
            } catch (ClosedChannelException e) {
                return null;
            } finally {
                running.countDown();
            }
        }
        return null;
    }

    private static List<ByteRange> split(DeviceShape shape) {
        long sectors = shape.size() / shape.sector();
        long share = Math.max(1, sectors / THREADS) * shape.sector();
        List<ByteRange> parts = new ArrayList<>();
        for (long at = 0; at < shape.size(); at += share) {
            parts.add(new ByteRange(at, Math.min(share, shape.size() - at)));
        }
        return parts;
    }

    private static void finish(List<Callable<Void>> tasks) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(tasks.size());
        try {
            for (Future<Void> future : pool.invokeAll(tasks, 1, TimeUnit.MINUTES)) {
                assertThat(future.isCancelled()).as("hangs").isFalse();
                future.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
