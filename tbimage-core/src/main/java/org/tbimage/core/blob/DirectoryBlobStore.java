package org.tbimage.core.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.tbimage.core.file.PositionalFile;
import org.tbimage.store.BlobInfo;
import org.tbimage.store.BlobKey;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;

/**
 * Stores blobs as files in a directory. The directory may be on a file server, and many machines may use it at once.
 */
final class DirectoryBlobStore implements BlobStore {
    private final String location;
    private final Path root;
    private final FileHandleCache open = new FileHandleCache();

    DirectoryBlobStore(String location, Path root) {
        this.location = location;
        this.root = root;
    }

    @Override
    public String location() {
        return location;
    }

    private Path path(String key) {
        return root.resolve(BlobKey.check(key));
    }

    @Override
    public Optional<Sink> create(String key, long expectedLength) throws IOException {
        Path target = path(key);
        return DirectoryErrors.writing(target, () -> begin(DirectoryOperations.claim(target), target))
                .map(Sink.class::cast);
    }

    /** Looks for the blob only after it has claimed the key, so that it sees a blob that was published before. */
    private static Optional<DirectorySink> begin(Path temporary, Path target) throws IOException {
        DirectoryOperations.make(DirectoryOperations.above(target));
        DirectorySink sink;
        try {
            sink = DirectorySink.begin(temporary, target);
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        }
        if (DirectoryOperations.exists(target)) {
            sink.close();
            return Optional.empty();
        }
        return Optional.of(sink);
    }

    @Override
    public boolean putIfAbsent(String key, ByteBuffer content) throws IOException {
        Path target = path(key);
        try (DirectorySink sink = small(target)) {
            sink.write(content.duplicate());
            return sink.commitUnlessTaken();
        }
    }

    @Override
    public void put(String key, ByteBuffer content) throws IOException {
        Path target = path(key);
        try (DirectorySink sink = small(target)) {
            sink.write(content.duplicate());
            sink.commitOver();
        }
    }

    private static DirectorySink small(Path target) throws IOException {
        return DirectoryErrors.writing(target, () -> {
            DirectoryOperations.make(DirectoryOperations.above(target));
            return DirectorySink.begin(DirectoryOperations.unique(target), target);
        });
    }

    @Override
    public void read(String key, long offset, ByteBuffer target) throws IOException {
        Path path = path(key);
        ofBlob(key, DirectoryErrors.place(path, offset), () -> {
            open.read(path, offset, target);
            return target;
        });
    }

    @Override
    public InputStream stream(String key) throws IOException {
        Path path = path(key);
        return ofBlob(key, path.toString(), () -> {
            DirectoryOperations.requireFile(path, Files.readAttributes(path, BasicFileAttributes.class));
            return new BlobInputStream(path, PositionalFile.open(path, StandardOpenOption.READ));
        });
    }

    /** Runs a step that needs the blob, and reports a missing one. */
    private <T> T ofBlob(String key, String what, DirectoryErrors.Step<T> step) throws IOException {
        return DirectoryErrors.reading(what, () -> {
            try {
                return step.take();
            } catch (NoSuchFileException e) {
                throw new BlobMissingException(location, key, e);
            }
        });
    }

    @Override
    public OptionalLong length(String key) throws IOException {
        Path path = path(key);
        return DirectoryErrors.reading(path, () -> lengthOf(path));
    }

    private static OptionalLong lengthOf(Path path) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.isRegularFile() ? OptionalLong.of(attributes.size()) : OptionalLong.empty();
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        return DirectoryErrors.reading(root, () -> KeyListing.keys(root, prefix));
    }

    @Override
    public List<BlobInfo> entries(String prefix) throws IOException {
        return DirectoryErrors.reading(root, () -> {
            List<BlobInfo> entries = new ArrayList<>();
            for (String key : KeyListing.keys(root, prefix)) {
                entry(key).ifPresent(entries::add);
            }
            return entries;
        });
    }

    /** Empty for a blob that was deleted meanwhile, and for what is not a regular file. */
    private Optional<BlobInfo> entry(String key) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(path(key), BasicFileAttributes.class);
            return found.isRegularFile()
                    ? Optional.of(new BlobInfo(
                            key, found.size(), found.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            if (KeyListing.leadsToItself(e)) {
                return Optional.empty(); // not a file, and no reason to hide the others
            }
            throw e;
        }
    }

    @Override
    public void delete(String key) throws IOException {
        Path path = path(key);
        DirectoryErrors.reading(path, () -> {
            open.forget(path);
            boolean wasThere = Files.deleteIfExists(path);
            if (wasThere) {
                DirectoryOperations.force(DirectoryOperations.above(path));
            }
            return wasThere;
        });
    }

    @Override
    public boolean alias(String alias, String key) throws IOException {
        BlobKeys.checkAlias(alias, key);
        Path path = path(alias);
        Path target = path(key);
        return DirectoryErrors.writing(path, () -> FileAlias.set(path, target));
    }

    @Override
    public boolean isAlias(String key) throws IOException {
        Path path = path(key);
        return DirectoryErrors.reading(path, () -> FileAlias.is(path));
    }

    @Override
    public Link link(String key, String second) throws IOException {
        Path path = path(key);
        Path target = path(second);
        return DirectoryErrors.writing(target, () -> {
            DirectoryOperations.make(DirectoryOperations.above(target));
            if (DirectoryOperations.isAbsent(path)) {
                throw new BlobMissingException(location, key, null);
            }
            return HardLink.make(path, target);
        });
    }

    @Override
    public boolean isSame(String key, String other) throws IOException {
        Path path = path(key);
        Path another = path(other);
        return DirectoryErrors.reading(path, () -> FileAlias.isSame(path, another));
    }

    @Override
    public int sweepAbandoned(String prefix, Predicate<String> which) throws IOException {
        String place = BlobKeys.folder(prefix);
        Path folder = root.resolve(place);
        Predicate<String> names = name -> (place + name).startsWith(prefix) && which.test(place + name);
        return DirectoryErrors.writing(folder.resolve("."), () -> AbandonedFiles.sweep(folder, names));
    }

    @Override
    public List<BlobInfo> claims(String prefix) throws IOException {
        return DirectoryErrors.reading(root, () -> HiddenFiles.claims(root, prefix));
    }

    @Override
    public Optional<Instant> now(String prefix) throws IOException {
        Path folder = root.resolve(BlobKeys.folder(prefix));
        return DirectoryErrors.writing(folder.resolve("."), () -> {
            try {
                return Optional.of(AbandonedFiles.now(folder).toInstant());
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}
