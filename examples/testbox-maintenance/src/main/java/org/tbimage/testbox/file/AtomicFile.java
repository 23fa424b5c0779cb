package org.tbimage.testbox.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Replaces small files atomically: a reader sees the old content or the new one, never a part. */
public final class AtomicFile {
    // TFTP servers serve only files that everybody may read, so the umask of the writer must not matter
    private static final String READABLE_BY_ALL = "rw-r--r--";

    // for data that the kernel shows to root only, such as serial numbers and keys in firmware tables
    private static final String FOR_OWNER_AND_GROUP = "rw-r-----";

    private AtomicFile() {}

    /**
     * Writes a file that everybody may read. It is durable when this returns.
     *
     * @param file the file; its folder exists
     * @param content the new content
     * @throws IOException if it can't be written; the old content then stays
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, content, READABLE_BY_ALL);
    }

    /**
     * Writes a file that only its owner and group may read. It is durable when this returns.
     *
     * @param file the file; its folder exists
     * @param content the new content
     * @throws IOException if it can't be written; the old content then stays
     */
    public static void writePrivately(Path file, byte[] content) throws IOException {
        write(file, content, FOR_OWNER_AND_GROUP);
    }

    private static void write(Path file, byte[] content, String permissions) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is not a file");
        }
        // a hidden name, which PXELINUX never requests
        Path temporary =
                TemporaryFiles.name(file.toAbsolutePath(), UUID.randomUUID().toString());
        try {
            fill(temporary, content, permissions);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncFolder(folder);
    }

    /** Creates the file with its final permissions, so that nobody can open it before they are restricted. */
    private static void fill(Path file, byte[] content, String permissions) throws IOException {
        Set<PosixFilePermission> rights = PosixFilePermissions.fromString(permissions);
        boolean posix = Files.getFileAttributeView(file, PosixFileAttributeView.class) != null;
        FileAttribute<?>[] attributes =
                posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)} : new FileAttribute<?>[0];
        Set<OpenOption> options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        try (FileChannel channel = FileChannel.open(file, options, attributes)) {
            if (posix) {
                Files.setPosixFilePermissions(file, rights); // adds the permissions that the umask removed
            }
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /**
     * Removes a file, if it exists. On a read-only share the removal of a missing file would fail, so it is not attempted.
     *
     * @param file the file
     * @throws IOException if it can't be removed
     */
    public static void remove(Path file) throws IOException {
        if (Files.exists(file)) {
            Files.deleteIfExists(file);
        }
    }

    /**
     * Makes changes to the names in a folder durable.
     *
     * @param folder the folder
     * @throws IOException if that fails
     */
    public static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
