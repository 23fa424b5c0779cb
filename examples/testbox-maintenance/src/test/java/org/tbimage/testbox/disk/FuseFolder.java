package org.tbimage.testbox.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.tbimage.testkit.device.Tools;

/**
 * A folder that a process serves, like the share of a server: {@code bindfs} slowly mirrors another folder in it, so
 * that a test can interrupt an operation. Closing unmounts it, even if its server has failed.
 */
final class FuseFolder implements AutoCloseable {
    private static final int START_SECONDS = 60;
    private static final int PAUSE_MILLIS = 20;

    private final Path served;
    private final Path point;
    private Process server;

    private FuseFolder(Path served, Path point) throws IOException {
        this.served = served;
        this.point = point;
        this.server = serve();
    }

    static FuseFolder over(Path served, Path point) throws IOException {
        Tools.assumeRootWith("bindfs", "fusermount3", "mountpoint");
        Tools.require(Files.exists(Path.of("/dev/fuse")), "there is no /dev/fuse");
        return new FuseFolder(served, point);
    }

    private Process serve() throws IOException {
        Process process = new ProcessBuilder(
                        "bindfs", "-f", "--read-rate=4M", "--write-rate=4M", served.toString(), point.toString())
                .redirectErrorStream(true)
                .redirectOutput(served.resolveSibling("bindfs.log").toFile())
                .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!isMounted()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException("bindfs did not start: " + Files.readString(served.resolveSibling("bindfs.log")));
            }
            pause();
        }
        return process;
    }

    private boolean isMounted() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/mounts")).stream()
                .anyMatch(line -> line.contains(" " + point + " fuse"));
    }

    /** Stops all replies until {@link #goOn}. */
    void hang() throws IOException {
        signal("-STOP");
    }

    void goOn() throws IOException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException {
        Tools.run("kill", signal, String.valueOf(server.pid()));
    }

    /** Lets all requests fail, pending ones, too. */
    void kill() throws IOException {
        server.destroyForcibly();
        await();
    }

    /** Starts another server in place of the killed one. */
    void startAgain() throws IOException {
        Tools.run("fusermount3", "-u", "-z", point.toString());
        server = serve();
    }

    private void await() throws IOException {
        try {
            server.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for bindfs", e);
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        if (isMounted()) {
            Tools.run("fusermount3", "-u", "-z", point.toString());
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for bindfs", e);
        }
    }
}
