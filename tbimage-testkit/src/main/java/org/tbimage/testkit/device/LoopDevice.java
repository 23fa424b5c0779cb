package org.tbimage.testkit.device;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A loop device of the kernel, which tests use instead of a disk. It needs root and {@code losetup}. Without them the
 * test is skipped with a message. Closing detaches the device. A device that a test leaves attached is detached when
 * the JVM ends.
 */
public final class LoopDevice implements AutoCloseable {
    private static final Set<LoopDevice> ATTACHED = ConcurrentHashMap.newKeySet();
    private static final Set<String> READ_ONLY = Set.of("-r", "--read-only");
    private static final int DETACH_ATTEMPTS = 100;
    private static final int DETACH_PAUSE_MILLIS = 20;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(LoopDevice::detachAll, "detach loop devices"));
    }

    private final Path path;
    private final Path backing;

    private LoopDevice(Path path, Path backing) {
        this.path = path;
        this.backing = backing;
    }

    /**
     * Creates a sparse file and attaches it.
     *
     * @param folder folder of the file
     * @param size size in bytes
     * @param sector logical sector size in bytes, 512 to 4096
     * @return the device; the caller closes it
     * @throws IOException if it cannot be attached
     */
    public static LoopDevice create(Path folder, long size, int sector) throws IOException {
        Path file = Files.createTempFile(folder, "loop", ".img");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }
        return attach(file, sector);
    }

    /**
     * Attaches a file.
     *
     * @param file the file
     * @param sector logical sector size in bytes, 512 to 4096
     * @param options further options of {@code losetup}, such as {@code -r}
     * @return the device; the caller closes it
     * @throws IOException if it cannot be attached
     */
    public static LoopDevice attach(Path file, int sector, String... options) throws IOException {
        Tools.assumeRootWith("losetup");
        Tools.require(Files.exists(Path.of("/dev/loop-control")), "there are no loop devices");
        String[] command = new String[options.length + 6];
        System.arraycopy(options, 0, command, 3, options.length);
        command[0] = "losetup";
        command[1] = "--find";
        command[2] = "--show";
        command[options.length + 3] = "--sector-size";
        command[options.length + 4] = String.valueOf(sector);
        command[options.length + 5] = file.toString();
        LoopDevice device = new LoopDevice(Path.of(Tools.run(command)), file);
        ATTACHED.add(device);
        device.forgetReadOnly(options);
        return device;
    }

    /** The kernel keeps the state of {@code blockdev --setro} for the next file that is attached to the same node. */
    private void forgetReadOnly(String... options) throws IOException {
        boolean wanted = List.of(options).stream().anyMatch(READ_ONLY::contains);
        Path flag = Path.of("/sys/block", name(), "ro");
        if (!wanted && Files.exists(flag) && Files.readString(flag).strip().equals("1")) {
            Tools.run("blockdev", "--setrw", path.toString());
        }
    }

    /** {@return the device node, such as {@code /dev/loop3}} */
    public Path path() {
        return path;
    }

    /** {@return the attached file} */
    public Path backing() {
        return backing;
    }

    /** {@return its name, such as {@code loop3}} */
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /**
     * Detaches the file, and keeps it.
     *
     * @throws IOException if the device is still in use
     */
    @Override
    public void close() throws IOException {
        if (!ATTACHED.remove(this)) {
            return;
        }
        Tools.run("losetup", "--detach", path.toString());
        // The kernel detaches a device after its last user closes it. A test must not leave one behind.
        Path marker = Path.of("/sys/block", name(), "loop", "backing_file");
        for (int attempt = 0; Files.exists(marker); attempt++) {
            if (attempt == DETACH_ATTEMPTS) {
                throw new IOException(path + " is still in use");
            }
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(DETACH_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while detaching", e);
        }
    }

    private static void detachAll() {
        for (LoopDevice device : ATTACHED) {
            try {
                device.close();
            } catch (IOException e) {
                System.err.println("left attached: " + device.path + ": " + e);
            }
        }
    }
}
