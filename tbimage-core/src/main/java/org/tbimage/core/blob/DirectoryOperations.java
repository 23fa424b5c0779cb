package org.tbimage.core.blob;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tbimage.core.file.PositionalFile;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/** File operations that publish a file completely or not at all, and make it durable. */
final class DirectoryOperations {
    private static final String TEMPORARY = ".tmp";

    /** Names that {@link #claim} and {@link #unique} return. */
    private static final Pattern HIDDEN =
            Pattern.compile("\\.(.+?)(?:\\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?\\.tmp");

    private DirectoryOperations() {}

    /** The hidden name of the only writer of a key. Creating a file with this name claims the key. */
    static Path claim(Path target) {
        return target.resolveSibling("." + target.getFileName() + TEMPORARY);
    }

    /** A hidden name that no other file has. */
    static Path unique(Path target) {
        String random = UUID.randomUUID().toString().toLowerCase(Locale.ROOT);
        return target.resolveSibling("." + target.getFileName() + "." + random + TEMPORARY);
    }

    /** The name of the blob for which a writer made a hidden file; empty if the file has another origin. */
    static Optional<String> nameOfTemporary(Path file) {
        Matcher matcher = HIDDEN.matcher(String.valueOf(file.getFileName()));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /**
     * A key that differs between two files that have the same name one after the other; null if the file system has
     * none.
     */
    static @Nullable Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    /** Throws unless the file is a regular file. Opening a pipe would block for ever, and a device may never end. */
    static void requireFile(Path path, BasicFileAttributes attributes) throws ImagingException {
        if (!attributes.isRegularFile()) {
            throw new ImagingException(
                    Problem.STORE_FAILED, path + ": is not a regular file", "find out what created it, and remove it");
        }
    }

    /** The folder that contains a file of the store. */
    static Path above(Path file) {
        return Objects.requireNonNull(file.getParent(), "a file of a store has a folder");
    }

    static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether a file certainly does not exist. Throws if the folder cannot be read, since that proves nothing. */
    static boolean isAbsent(Path path) throws IOException {
        try {
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return false;
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    /** Creates a folder and its missing parents, and makes each durable. */
    static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            make(parent);
        }
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            // another writer created it first
        }
        if (parent != null) {
            force(parent);
        }
    }

    /**
     * Gives a finished file its name in one step, by a hard link, unless the name is taken. On a file system without
     * hard links, checks first and then renames. The claim still keeps other writers away.
     *
     * <p>A link that fails for a reason that may pass is a failure, and the file is not renamed: meanwhile another process
     * may publish a file with the name, which the renaming would replace.
     *
     * @return whether the name was free
     */
    static boolean publish(Path finished, Path target) throws IOException {
        try {
            Files.createLink(target, finished);
        } catch (UnsupportedOperationException | FileSystemException e) {
            if (exists(target)) {
                if (!Files.isSameFile(finished, target)) {
                    return false;
                }
                // otherwise the link was made, and the reply that said so was lost
            } else if (canLink(target)) {
                throw e;
            } else {
                Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Files.deleteIfExists(finished);
        force(above(target));
        return true;
    }

    /** Tries whether the file system makes hard links in the folder of a file. */
    private static boolean canLink(Path target) throws IOException {
        Path probe = unique(target);
        Path link = unique(target);
        Files.createFile(probe);
        try {
            Files.createLink(link, probe);
            return true;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return false;
        } finally {
            Files.deleteIfExists(link);
            Files.deleteIfExists(probe);
        }
    }

    /** Gives a finished file its name, and replaces the previous file. */
    static void replace(Path finished, Path target) throws IOException {
        Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(above(target));
    }

    /** Makes the names in a folder durable. */
    static void force(Path folder) throws IOException {
        try (PositionalFile names = PositionalFile.open(folder, StandardOpenOption.READ)) {
            names.force();
        }
    }
}
