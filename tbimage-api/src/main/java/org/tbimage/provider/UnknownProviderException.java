package org.tbimage.provider;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.Printable;

/** No provider of that name is on the class or module path. */
public final class UnknownProviderException extends ImagingException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String artifact;

    /**
     * Says what is missing, what there is, and what to add.
     *
     * @param kind what was looked for, such as {@code codec}
     * @param name the name that nobody has
     * @param available the names there are
     * @param artifact the Maven artifact that offers the name, or null if none is known
     * @param broken what is installed and can't be used, one line each, since it may be what was looked for
     */
    public UnknownProviderException(
            String kind, String name, SortedSet<String> available, @Nullable String artifact, List<String> broken) {
        super(
                Problem.UNKNOWN_PROVIDER,
                "there is no " + kind + " named '" + Printable.of(name) + "'; there is: "
                        + String.join(", ", available)
                        + (broken.isEmpty() ? "" : "; installed, but can't be used: " + String.join("; ", broken)),
                artifact == null
                        ? "use one of those, or add the artifact that provides it"
                        : "add the artifact " + artifact + ", or use one of those");
        this.artifact = artifact;
    }

    /** {@return the Maven artifact that offers the name, as {@code group:artifact}; empty if none is known} */
    public Optional<String> artifact() {
        return Optional.ofNullable(artifact);
    }
}
