package org.tbimage.core.powercut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What of a folder would be there after a power cut. A file's bytes are safe once the file was flushed, and its name once
 * the folder was; of all else a file system may keep as much as it likes.
 */
public final class StableStorage {
    /** How much a file system keeps of what was not flushed. */
    public enum Kept {
        /** No more than it must. */
        NOTHING,
        /** Names, as one that writes its journal first: files are there, and are empty. */
        NAMES
    }

    private static final long FOLDER = 0;

    private final Path root;
    private final Map<Object, Long> numbers = new HashMap<>();
    private final Map<Long, byte[]> contents = new HashMap<>();
    private final Map<Path, Map<String, Long>> names = new HashMap<>();
    private long last = FOLDER;

    /** All that is there now is safe. */
    public StableStorage(Path root) throws IOException {
        this.root = root;
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.toList()) {
                flushed(path);
            }
        }
    }

    /** A new file: its number may be that of an older one that is gone. */
    synchronized void created(Path file) throws IOException {
        numbers.put(inode(file), ++last);
    }

    /** The bytes of a file are safe, or the names in a folder. */
    synchronized void flushed(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            names.put(path, namesIn(path));
        } else if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            contents.put(number(path), Files.readAllBytes(path));
        }
    }

    private Map<String, Long> namesIn(Path folder) throws IOException {
        Map<String, Long> found = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                found.put(String.valueOf(entry.getFileName()), number(entry));
            }
        }
        return found;
    }

    private long number(Path path) throws IOException {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                ? FOLDER
                : numbers.computeIfAbsent(inode(path), inode -> ++last);
    }

    private static Object inode(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    /** Makes a folder with what would be there if the power were cut now. */
    public synchronized void copyTo(Path target, Kept kept) throws IOException {
        copy(root, target, kept, new HashMap<>());
    }

    private void copy(Path folder, Path target, Kept kept, Map<Long, Path> copied) throws IOException {
        Files.createDirectories(target);
        Map<String, Long> there = kept == Kept.NAMES ? namesIn(folder) : names.getOrDefault(folder, Map.of());
        for (Map.Entry<String, Long> entry : there.entrySet()) {
            Path to = target.resolve(entry.getKey());
            long number = entry.getValue();
            if (number == FOLDER) {
                copy(folder.resolve(entry.getKey()), to, kept, copied);
            } else if (copied.containsKey(number)) {
                Files.createLink(to, copied.get(number));
            } else {
                copied.put(number, Files.write(to, contents.getOrDefault(number, new byte[0])));
            }
        }
    }
}
