package org.tbimage.testbox.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.testkit.device.Tools;

/**
 * A file whose reads and writes fail, are slow or hang at chosen ranges: {@code nbdkit} serves it, and
 * {@code nbdfuse} makes it a file for a loop device. Closing removes it, even after a failure.
 */
public final class NbdFile implements AutoCloseable {
    private static final int START_SECONDS = 60;
    private static final int PAUSE_MILLIS = 20;
    private static final String EVERYWHERE = " 0 9000000000000000 0";

    /** Called by nbdkit for every request: fails requests that touch a line {@code KIND OFFSET LENGTH SECONDS} of faults. */
    private static final String SERVER = """
            #!/bin/sh
            check() { # check KIND COUNT OFFSET
                while read -r kind from length seconds; do
                    if [ "$kind" = "$1" ] && [ "$3" -lt $((from + length)) ] && [ $(($3 + $2)) -gt "$from" ]; then
                        [ "$seconds" = 0 ] || sleep "$seconds"
                        echo "$kind $3 $2" >>FOLDER/failed
                        echo "EIO as the test wants it" >&2
                        exit 1
                    fi
                done <FOLDER/faults
            }
            case $1 in
                get_size) stat -c %s BACKING ;;
                can_write | can_flush) ;;
                thread_model) echo parallel ;;
                pread)
                    check read "$3" "$4"
                    dd if=BACKING iflag=skip_bytes,count_bytes skip="$4" count="$3" bs=1M status=none
                    ;;
                pwrite)
                    check write "$3" "$4"
                    dd of=BACKING oflag=seek_bytes conv=notrunc seek="$4" bs=1M status=none
                    ;;
                flush) ;;
                *) exit 2 ;;
            esac
            """;

    private final Path folder;
    private final Process fuse;

    private NbdFile(Path folder, Process fuse) {
        this.folder = folder;
        this.fuse = fuse;
    }

    /** Serves a file in a new folder beside it. */
    public static NbdFile over(Path backing) throws IOException {
        Tools.assumeRootWith("nbdkit", "nbdfuse", "fusermount3");
        Tools.require(Files.exists(Path.of("/dev/fuse")), "there is no /dev/fuse");
        Path folder = Files.createTempDirectory(backing.getParent(), "nbd");
        Files.createDirectory(folder.resolve("mounted"));
        Files.createFile(folder.resolve("faults"));
        Files.createFile(folder.resolve("failed"));
        Path script = folder.resolve("server");
        Files.writeString(script, SERVER.replace("FOLDER", folder.toString()).replace("BACKING", backing.toString()));
        Tools.run("chmod", "+x", script.toString());
        ProcessBuilder command = new ProcessBuilder(
                "nbdfuse", file(folder).toString(), "[", "nbdkit", "--exit-with-parent", "sh", script.toString(), "]");
        command.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        NbdFile made = new NbdFile(folder, command.start());
        made.awaitStart();
        return made;
    }

    private void awaitStart() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!Files.exists(file())) {
            if (!fuse.isAlive() || System.nanoTime() > deadline) {
                fuse.destroyForcibly();
                throw new IOException("nbdfuse did not start: " + Files.readString(folder.resolve("output")));
            }
            pause();
        }
    }

    private static Path file(Path folder) {
        return folder.resolve("mounted").resolve("disk");
    }

    /** {@return the file that it is seen as} */
    public Path file() {
        return file(folder);
    }

    /** A disk on this file, without caches. */
    public LoopDevice attach(int sector) throws IOException {
        return LoopDevice.attach(file(), sector, "--direct-io=on");
    }

    /** Sets the failing ranges: {@code KIND OFFSET LENGTH SECONDS}. */
    public void fail(List<String> faults) throws IOException {
        Path next = folder.resolve("next");
        Files.write(next, faults);
        Files.move(next, folder.resolve("faults"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Lets all requests of these kinds fail. */
    public void failEverywhere(String... kinds) throws IOException {
        fail(List.of(kinds).stream().map(kind -> kind + EVERYWHERE).toList());
    }

    /** Ends all failures. */
    public void heal() throws IOException {
        fail(List.of());
    }

    /** The number of failed requests. */
    long failures() throws IOException {
        try (var lines = Files.lines(folder.resolve("failed"))) {
            return lines.count();
        }
    }

    /** Stops all replies until {@link #goOn}. */
    void hang() throws IOException {
        signal("-STOP");
    }

    void goOn() throws IOException {
        signal("-CONT");
    }

    /** Lets all requests fail. */
    void kill() throws IOException {
        signal("-KILL");
    }

    private void signal(String signal) throws IOException {
        for (ProcessHandle server : fuse.children().toList()) {
            Tools.run("kill", signal, String.valueOf(server.pid()));
        }
    }

    @Override
    public void close() throws IOException {
        if (fuse.isAlive()) {
            goOn();
            heal();
        }
        try {
            Tools.run("fusermount3", "-u", "-z", file().getParent().toString());
        } finally {
            fuse.destroy();
        }
        try {
            if (!fuse.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
                fuse.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fuse.destroyForcibly();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for nbdfuse", e);
        }
    }
}
