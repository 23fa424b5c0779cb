package org.tbimage.core.file;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The reason why a path cannot be followed: the first name in it that is wrong, which may be a folder far above its
 * end.
 *
 * @param path that name, with the folders before it
 * @param kind what is wrong with it
 */
public record PathFault(Path path, Kind kind) {
    /** Kinds of faults. */
    public enum Kind {
        /** Nothing has that name. */
        MISSING,
        /** It is a symbolic link to a missing file. */
        DEAD_LINK,
        /** It is not a folder, but more names follow. */
        NOT_A_FOLDER,
        /** It is a folder without permission to look inside. */
        DENIED
    }

    /** {@return the first fault in {@code path}; empty if something exists at its end} */
    public static Optional<PathFault> of(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path place = absolute.getRoot();
        if (place == null) {
            return Optional.empty();
        }
        for (Path name : absolute) {
            Optional<PathFault> fault = ofFolder(place);
            if (fault.isPresent()) {
                return fault;
            }
            place = place.resolve(name);
            if (!Files.exists(place)) {
                boolean link = Files.isSymbolicLink(place) && Files.exists(place, LinkOption.NOFOLLOW_LINKS);
                return Optional.of(new PathFault(place, link ? Kind.DEAD_LINK : Kind.MISSING));
            }
        }
        return Optional.empty();
    }

    private static Optional<PathFault> ofFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.of(new PathFault(folder, Kind.NOT_A_FOLDER));
        }
        return Files.isExecutable(folder) ? Optional.empty() : Optional.of(new PathFault(folder, Kind.DENIED));
    }

    /** {@return what is wrong, without the path} */
    public String words() {
        return switch (kind) {
            case MISSING -> "does not exist";
            case DEAD_LINK -> "is a link to nothing";
            case NOT_A_FOLDER -> "is not a folder";
            case DENIED -> "permission denied";
        };
    }
}
