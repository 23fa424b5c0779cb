package org.tbimage.testkit.schedule;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The names and files of a {@link SharedDirectory} at one moment. Immutable. Names are keys of blobs, and the hidden names of
 * unfinished ones.
 */
public final class DirectoryState {
    static final DirectoryState EMPTY = new DirectoryState(new TreeMap<>());

    private final NavigableMap<String, StoredFile> files;
    private long print;

    private DirectoryState(NavigableMap<String, StoredFile> files) {
        this.files = files;
    }

    /** {@return all files by their names, hidden ones included} */
    public SortedMap<String, StoredFile> files() {
        return Collections.unmodifiableSortedMap(files);
    }

    /**
     * Finds a file.
     *
     * @param name its name
     * @return the file, or empty if nothing has that name
     */
    public Optional<StoredFile> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** The files whose names begin with a prefix, hidden ones included. */
    SortedMap<String, StoredFile> below(String prefix) {
        return files.subMap(prefix, true, prefix + Character.MAX_VALUE, false);
    }

    DirectoryState with(String name, StoredFile file) {
        NavigableMap<String, StoredFile> changed = new TreeMap<>(files);
        changed.put(name, file);
        return new DirectoryState(changed);
    }

    DirectoryState without(String name) {
        NavigableMap<String, StoredFile> changed = new TreeMap<>(files);
        changed.remove(name);
        return new DirectoryState(changed);
    }

    /** The same names, where one file has other content or another time. */
    DirectoryState changed(StoredFile file) {
        NavigableMap<String, StoredFile> changed = new TreeMap<>(files);
        changed.replaceAll((name, there) -> there.isSame(file) ? file : there);
        return new DirectoryState(changed);
    }

    /** The same names, where some hidden files have a new time. */
    DirectoryState renewed(Predicate<StoredFile> which, Instant now) {
        NavigableMap<String, StoredFile> changed = new TreeMap<>(files);
        changed.replaceAll((name, file) -> HiddenNames.isHidden(name) && which.test(file) ? file.touched(now) : file);
        return new DirectoryState(changed);
    }

    long print(Fingerprint of) {
        if (print == 0) {
            long mixed = 1;
            for (Map.Entry<String, StoredFile> entry : files.entrySet()) {
                mixed = Mix.of(Mix.of(mixed, entry.getKey()), entry.getValue().print(of));
            }
            print = mixed | 1;
        }
        return print;
    }
}
