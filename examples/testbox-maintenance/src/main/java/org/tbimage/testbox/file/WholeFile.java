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

/** Puts a small file in its place whole or not at all, whatever was there before: readers never see half of one. */
public final class WholeFile {
    // TFTP servers hand out nothing that not everybody may read, whatever the umask of who wrote it
    private static final String READABLE_BY_ALL = "rw-r--r--";

    // what the kernel shows to root alone, such as serial numbers and keys in the tables of the firmware
    private static final String FOR_OWNER_AND_GROUP = "rw-r-----";

    private WholeFile() {}

    /**
     * Writes it, to be read by all. It lasts, once this returns.
     *
     * @param file where it is to be; its folder exists
     * @param content all of it
     * @throws IOException if it can't be written; what was there before is still there then
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, content, READABLE_BY_ALL);
    }

    /**
     * Writes it like {@link #write(Path, byte[])}, but not to be read by others than its owner and group.
     *
     * @param file where it is to be; its folder exists
     * @param content all of it
     * @throws IOException if it can't be written; what was there before is still there then
     */
    public static void writePrivately(Path file, byte[] content) throws IOException {
        write(file, content, FOR_OWNER_AND_GROUP);
    }

    private static void write(Path file, byte[] content, String permissions) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is no file");
        }
        // hidden, and a name that PXELINUX never asks for
        Path temporary = UnfinishedFiles.unfinished(
                file.toAbsolutePath(), UUID.randomUUID().toString());
        try {
            fill(temporary, content, permissions);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        settle(folder);
    }

    /** Has no other rights from its first moment: who opened it before it was restricted could read what comes. */
    private static void fill(Path file, byte[] content, String permissions) throws IOException {
        Set<PosixFilePermission> rights = PosixFilePermissions.fromString(permissions);
        boolean posix = Files.getFileAttributeView(file, PosixFileAttributeView.class) != null;
        FileAttribute<?>[] atOnce =
                posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)} : new FileAttribute<?>[0];
        Set<OpenOption> anew = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        try (FileChannel channel = FileChannel.open(file, anew, atOnce)) {
            if (posix) {
                Files.setPosixFilePermissions(file, rights); // those that the umask withheld, too
            }
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /**
     * Makes the names in a folder last a power cut.
     *
     * @param folder the folder
     * @throws IOException if that fails
     */
    public static void settle(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
