package org.tbimage.core.blob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.tbimage.core.file.PathFault;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;
import org.tbimage.store.BlobStoreProvider;
import org.tbimage.value.Location;
import org.tbimage.value.Printable;
import org.tbimage.value.ShellWord;

/**
 * Opens directories. With {@code ?marker=required} the directory must contain the file {@value #MARKER}. That
 * distinguishes a mounted share from its empty mount point.
 */
public final class DirectoryBlobStoreProvider implements BlobStoreProvider {
    private static final String MARKER = "testbox-backup";
    private static final String OPTION = "marker";

    /** Called by {@link java.util.ServiceLoader}. */
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
            throw location.bad("bad marker '" + Printable.of(marker) + "': expected required");
        }
        Path root = root(location);
        if (marker.equals("required") && !Files.isRegularFile(root.resolve(MARKER))) {
            throw missing(
                    location + ": the file " + MARKER + " is not in it, so the share is not mounted",
                    "mount the share; of a new store: touch "
                            + ShellWord.of(root.resolve(MARKER).toString()));
        }
        return new DirectoryBlobStore(location.scheme() + ":" + root, root);
    }

    private static Path root(Location location) throws ImagingException {
        Path path = location.toPath();
        String shown = Printable.of(path.toString());
        Optional<PathFault> fault = PathFault.of(path);
        if (fault.isPresent()) {
            throw unreachable(shown, path, fault.get());
        }
        if (!Files.isDirectory(path)) {
            throw missing("the store " + shown + " is not a folder", "name the folder that holds the images");
        }
        if (!Files.isReadable(path) || !Files.isExecutable(path)) {
            throw denied("the store " + shown + ": permission denied");
        }
        return path;
    }

    private static ImagingException unreachable(String shown, Path path, PathFault fault) {
        String place = Printable.of(fault.path().toString());
        return switch (fault.kind()) {
            case MISSING ->
                missing(
                        "the store " + shown + " does not exist",
                        "mount its share, or make it: mkdir -p " + ShellWord.of(path.toString()));
            case DENIED -> denied("the store " + shown + " cannot be looked up: " + place + ": permission denied");
            case NOT_A_FOLDER, DEAD_LINK ->
                missing("the store " + shown + " does not exist: " + place + " " + fault.words(), "check the path");
        };
    }

    private static ImagingException denied(String message) {
        return new ImagingException(
                Problem.NO_PERMISSION,
                message,
                "run as root, or as the owner of the store; on NFS see root_squash in the server's exports");
    }

    private static ImagingException missing(String message, String remedy) {
        return new ImagingException(Problem.NO_SUCH_STORE, message, remedy);
    }
}
