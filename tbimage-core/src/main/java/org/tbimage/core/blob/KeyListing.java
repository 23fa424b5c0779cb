package org.tbimage.core.blob;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tbimage.store.BlobKey;

/** Lists the keys below a folder. Returns all of them, or throws. */
final class KeyListing {
    private final String prefix;
    private final SortedSet<String> keys = new TreeSet<>();

    private KeyListing(String prefix) {
        this.prefix = prefix;
    }

    static List<String> keys(Path root, String prefix) throws IOException {
        KeyListing listing = new KeyListing(prefix);
        String folder = BlobKeys.folder(prefix);
        boolean possible = folder.isEmpty() || BlobKey.isKey(folder.substring(0, folder.length() - 1));
        if (!possible) {
            return List.of();
        }
        if (folder.isEmpty()) {
            listing.walk(root, folder, false); // throws if the store is gone
        } else if (!Files.isRegularFile(root.resolve(folder))) {
            listing.enter(root.resolve(folder), folder);
        }
        return List.copyOf(listing.keys);
    }

    /** A folder may disappear or appear meanwhile, since other writers work in the store. */
    private void enter(Path path, String folder) throws IOException {
        try {
            walk(path, folder, Files.isSymbolicLink(path));
        } catch (NoSuchFileException e) {
            if (DirectoryOperations.exists(path)) {
                walk(path, folder, Files.isSymbolicLink(path));
            }
        }
    }

    /**
     * Behind a symbolic link, lists only files and enters no folders, since the link may lead to a parent folder or to
     * the whole machine.
     */
    private void walk(Path path, String folder, boolean linked) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                visit(entry, folder + entry.getFileName(), linked);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void visit(Path entry, String key, boolean linked) throws IOException {
        if (!BlobKey.isKey(key)) {
            return;
        }
        boolean below = key.startsWith(prefix);
        if (isFolder(entry, key)) {
            if (!linked && (below || prefix.startsWith(key + "/"))) {
                enter(entry, key + "/");
            }
        } else if (below) {
            keys.add(key);
        }
    }

    /**
     * Throws if an entry cannot be examined; skipping it would hide its contents. Exception: in the folder of a box, a
     * symbolic link to itself is listed as a blob. It may have the name of a part of an image, and must not stop work
     * on other images.
     */
    private static boolean isFolder(Path entry, String key) throws IOException {
        try {
            return Files.readAttributes(entry, BasicFileAttributes.class).isDirectory();
        } catch (NoSuchFileException e) {
            return false; // a dead symbolic link
        } catch (FileSystemException e) {
            if (key.indexOf('/') >= 0 && leadsToItself(e) && Files.isSymbolicLink(entry)) {
                return false;
            }
            throw e;
        }
    }

    /** The JDK reports this in English in every locale. */
    static boolean leadsToItself(FileSystemException e) {
        return String.valueOf(e.getReason()).contains("unable to access attributes of symbolic link");
    }
}
