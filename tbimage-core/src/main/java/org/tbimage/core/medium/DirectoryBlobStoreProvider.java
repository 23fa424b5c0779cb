package org.tbimage.core.medium;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;
import org.tbimage.store.BlobStoreProvider;
import org.tbimage.value.Location;
import org.tbimage.value.Printable;

/**
 * Opens directories. With {@code ?marker=required} only one that holds the file {@value #MARKER}, which tells a mounted
 * share from the empty folder it is to be mounted on.
 */
public final class DirectoryBlobStoreProvider implements BlobStoreProvider {
    private static final String MARKER = "testbox-backup";
    private static final String OPTION = "marker";

    /** Made by {@link java.util.ServiceLoader}. */
    public DirectoryBlobStoreProvider() {}

    @Override
    public String name() {
        return "dir";
    }

    @Override
    public String summary() {
        return "a directory, local or mounted from a server; ?marker=required insists on its file " + MARKER;
    }

    @Override
    public BlobStore open(Location location) throws IOException {
        location.allowOptions(Set.of(OPTION));
        String marker = location.options().getOrDefault(OPTION, "optional");
        if (!Set.of("optional", "required").contains(marker)) {
            throw new IllegalArgumentException("bad marker '" + Printable.of(marker) + "': expected required");
        }
        Path root = root(location);
        if (marker.equals("required") && !Files.isRegularFile(root.resolve(MARKER))) {
            throw missing(
                    location + ": the file " + MARKER + " is not in it, so the share is not mounted",
                    "mount the share; of a new store: touch " + root.resolve(MARKER));
        }
        return new DirectoryBlobStore(location.scheme() + ":" + root, root);
    }

    private static Path root(Location location) throws ImagingException {
        Path path;
        try {
            path = Path.of(location.path()).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("not a path: " + Printable.of(location.path()), e);
        }
        String shown = Printable.of(path.toString());
        if (!Files.exists(path)) {
            throw missing("the store " + shown + " does not exist", "mount its share, or make it: mkdir -p " + shown);
        }
        if (!Files.isDirectory(path)) {
            throw missing("the store " + shown + " is not a directory", "name a directory");
        }
        if (!Files.isReadable(path) || !Files.isExecutable(path)) {
            throw new ImagingException(
                    Problem.NO_PERMISSION,
                    "the store " + shown + " may not be read",
                    "run as root, or as the owner of the store");
        }
        return path;
    }

    private static ImagingException missing(String message, String remedy) {
        return new ImagingException(Problem.NO_SUCH_STORE, message, remedy);
    }
}
