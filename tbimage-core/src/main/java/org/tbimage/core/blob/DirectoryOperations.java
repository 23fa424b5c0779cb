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

/** The steps that make a file appear whole and stay. */
final class DirectoryOperations {
    private static final String TEMPORARY = ".tmp";

    /** As {@link #claim} and {@link #unique} make them. */
    private static final Pattern HIDDEN =
            Pattern.compile("\\.(.+?)(?:\\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?\\.tmp");

    private DirectoryOperations() {}

    /** The hidden name under which the one writer of a key works; to have made it is to have claimed the key. */
    static Path claim(Path target) {
        return target.resolveSibling("." + target.getFileName() + TEMPORARY);
    }

    /** A hidden name that nobody else has. */
    static Path unique(Path target) {
        String random = UUID.randomUUID().toString().toLowerCase(Locale.ROOT);
        return target.resolveSibling("." + target.getFileName() + "." + random + TEMPORARY);
    }

    /** The name of the blob for which a hidden file was made by a writer; empty if it was not. */
    static Optional<String> nameOfTemporary(Path file) {
        Matcher matcher = HIDDEN.matcher(String.valueOf(file.getFileName()));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** What tells a file from another that has its name later; null where the file system does not tell. */
    static @Nullable Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    /** Refuses what has the name of a blob and is none: a pipe would be waited for, and a device read, for ever. */
    static void requireFile(Path path, BasicFileAttributes attributes) throws ImagingException {
        if (!attributes.isRegularFile()) {
            throw new ImagingException(
                    Problem.STORE_FAILED, path + ": is no regular file", "see who put it there, and take it away");
        }
    }

    /** The folder that a file of the store lies in. */
    static Path above(Path file) {
        return Objects.requireNonNull(file.getParent(), "a file of a store has a folder");
    }

    static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether a file is certainly not there; a folder that can't be asked is no proof of that. */
    static boolean isAbsent(Path path) throws IOException {
        try {
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return false;
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    /** Makes a folder and those above it, each durable in the one above. */
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
            // another writer was quicker
        }
        if (parent != null) {
            force(parent);
        }
    }

    /**
     * Gives a finished file its name unless that is taken, in one step, by a hard link. Where the file system has none,
     * looks first and then renames: the claim keeps other writers of whole blobs away all the same.
     *
     * @return whether the name was free
     */
    static boolean publish(Path finished, Path target) throws IOException {
        try {
            Files.createLink(target, finished);
        } catch (FileAlreadyExistsException e) {
            // a server whose first answer was lost says so of its own success
            if (!Files.isSameFile(finished, target)) {
                return false;
            }
        } catch (UnsupportedOperationException | FileSystemException e) {
            if (exists(target)) {
                return false;
            }
            Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.deleteIfExists(finished);
        force(above(target));
        return true;
    }

    /** Gives a finished file its name, in place of what had it. */
    static void replace(Path finished, Path target) throws IOException {
        Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(above(target));
    }

    /** Returns when the names in a folder are on stable storage. */
    static void force(Path folder) throws IOException {
        try (PositionalFile names = PositionalFile.open(folder, StandardOpenOption.READ)) {
            names.force();
        }
    }
}
