package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.Main;
import org.tbimage.testbox.Run;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.testkit.device.Patterns;
import org.tbimage.testkit.device.Tools;

/**
 * A store on a real file system whose disk fails, hangs or becomes read-only during a backup: one clear
 * error, and after the repair the last good image is intact and the next backup succeeds (T3, T41).
 */
class StoreMediumTest {
    private static final int SIZE = 24 << 20;
    private static final long STORE_SIZE = 192L << 20;
    private static final int ENOUGH_SECONDS = 120;

    @TempDir
    Path folder;

    private Path disk;
    private Path point;
    private Path medium;

    @BeforeEach
    void makeDisk() throws IOException {
        Tools.assumeRootWith("losetup", "mkfs.ext4", "mount", "umount");
        point = Files.createDirectory(folder.resolve("store"));
        disk = Files.write(folder.resolve("disk.img"), content(1));
        medium = folder.resolve("medium.img");
        try (LoopDevice made = LoopDevice.create(folder, STORE_SIZE, 512)) {
            Tools.run("mkfs.ext4", "-q", made.path().toString());
            Files.move(made.backing(), medium);
        }
    }

    private static byte[] content(int seed) {
        byte[] bytes = new byte[SIZE];
        Patterns.fill(ByteBuffer.wrap(bytes), 0, seed);
        return bytes;
    }

    private void mount(LoopDevice device) throws IOException {
        Tools.run("mount", device.path().toString(), point.toString());
    }

    private void unmount() throws IOException {
        Tools.run("umount", point.toString());
    }

    private String[] command(String command, Path device) {
        // the slow codec, lest all be over before the test can do harm
        String codec = command.startsWith("backup") ? "--codec=gzip" : "--any-disk";
        String level = command.startsWith("backup") ? "--level=9" : "--no-read-back";
        return new String[] {command, "--store", point.toString(), "--image", "box/sda", codec, level, device.toString()
        };
    }

    private Run on(String command, Path device) {
        return Run.of(command(command, device));
    }

    /** The first image, then a running backup of other content. */
    private Process backUpAndBeginAnother() throws Exception {
        Run first = on("backup", disk);
        assertThat(first.code()).as(first.err()).isZero();
        Files.write(disk, content(2));
        return KillMoment.PACK_BEGUN.startAndWait(
                point.resolve("box"), new Launch(Main.class, command("backup-again", disk)));
    }

    /** After a new mount, the store has its images, and the failed backup succeeds. */
    private void assertNothingIsLost(LoopDevice device) throws IOException {
        mount(device);
        try {
            assertRestores(content(1));
            Run again = on("backup-again", disk);
            assertThat(again.code()).as(again.err()).isZero();
            assertRestores(content(2));
        } finally {
            unmount();
        }
    }

    private void assertRestores(byte[] content) throws IOException {
        Path target = folder.resolve("target.img");
        Files.deleteIfExists(target);
        Run restore = on("restore", target);
        assertThat(restore.code()).as(restore.err()).isZero();
        assertThat(target).hasBinaryContent(content);
    }

    @Test
    void becomesReadOnly() throws Exception {
        try (LoopDevice device = LoopDevice.attach(medium, 512)) {
            mount(device);
            try {
                Process backup = backUpAndBeginAnother();
                Tools.run("mount", "-o", "remount,abort", point.toString());
                String output = Child.end(backup);
                assertThat(output).startsWith("42 ").contains("Read-only file system", "remount,rw");
                assertRestores(content(1));
            } finally {
                unmount();
            }
            assertNothingIsLost(device);
        }
    }

    @Test
    void writesStartToFail() throws Exception {
        try (NbdFile file = NbdFile.over(medium);
                LoopDevice device = file.attach(512)) {
            mount(device);
            try {
                Process backup = backUpAndBeginAnother();
                file.failEverywhere("write");
                assertThat(Child.end(backup)).startsWith("42 ").containsAnyOf("dmesg", "Read-only");
            } finally {
                unmount();
            }
            file.heal();
            assertNothingIsLost(device);
        }
    }

    /** A server that hangs for a while only costs time. */
    @Test
    void hangsAndContinues() throws Exception {
        try (NbdFile file = NbdFile.over(medium);
                LoopDevice device = file.attach(512)) {
            mount(device);
            try {
                Process backup = backUpAndBeginAnother();
                file.hang();
                assertThat(backup.waitFor(2, TimeUnit.SECONDS)).isFalse();
                file.goOn();
                assertThat(Child.end(backup)).startsWith("0 ");
                assertRestores(content(2));
            } finally {
                unmount();
            }
        }
    }

    /** The disk disappears and is then served by another process, as after a restart of the server. */
    @Test
    void disappearsAndReturns() throws Exception {
        try (NbdFile file = NbdFile.over(medium);
                LoopDevice device = file.attach(512)) {
            mount(device);
            try {
                Process backup = backUpAndBeginAnother();
                file.kill();
                assertThat(Child.end(backup)).startsWith("42 ");
            } finally {
                unmount();
            }
        }
        try (LoopDevice device = LoopDevice.attach(medium, 512)) {
            assertNothingIsLost(device);
        }
    }

    /** The disk hangs: a cancellation takes effect as soon as it continues, and leaves no files. */
    @Test
    void aBackupOfAHangingDiskCanBeCancelled() throws Exception {
        Path store = Files.createDirectory(folder.resolve("another"));
        try (NbdFile file = NbdFile.over(disk);
                LoopDevice device = file.attach(512)) {
            Process backup = KillMoment.PACK_BEGUN.startAndWait(
                    store.resolve("box"),
                    new Launch(
                            Main.class,
                            "backup",
                            "--store",
                            store.toString(),
                            "--image",
                            "box/sda",
                            "--codec=gzip",
                            "--level=9",
                            device.path().toString()));
            file.hang();
            awaitBlockedThread(backup); // without one, the cancellation takes effect at once
            backup.destroy();
            assertThat(backup.waitFor(2, TimeUnit.SECONDS)).isFalse();
            file.goOn();
            assertThat(backup.waitFor(ENOUGH_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(backup.exitValue()).isEqualTo(143);
            assertThat(store.resolve("box")).isEmptyDirectory();
        }
    }

    /** Waits until a thread of a process has been waiting for a disk for a while: state D, proc(5). */
    private static void awaitBlockedThread(Process process) throws Exception {
        Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(ENOUGH_SECONDS);
        Set<Path> blocked = blocked(tasks);
        for (int looks = 0; looks < 20; looks++) {
            assertThat(System.nanoTime()).as("no thread waits for the disk").isLessThan(end);
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(20);
            blocked.retainAll(blocked(tasks)); // writing to the store is a short wait
            if (blocked.isEmpty()) {
                blocked = blocked(tasks);
                looks = 0;
            }
        }
    }

    private static Set<Path> blocked(Path tasks) throws IOException {
        Set<Path> blocked = new HashSet<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                if (state(thread) == 'D') {
                    blocked.add(thread);
                }
            }
        }
        return blocked;
    }

    private static char state(Path thread) throws IOException {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (FileSystemException e) {
            return 'X'; // it has ended
        }
    }
}
