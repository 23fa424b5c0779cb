package org.tbimage.provider;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.Printable;

/** There is no provider of this name that can be used. */
public final class UnknownProviderException extends ImagingException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String artifact;

    /**
     * Names what is missing, what there is, and what to add.
     *
     * @param kind the word for a provider, such as {@code codec}
     * @param name the unknown name
     * @param available the names there are
     * @param artifact the Maven artifact that has a provider of this name, or null if none is known
     * @param broken the installed providers that cannot be used, one line each; the wanted one may be among them
     */
    public UnknownProviderException(
            String kind, String name, SortedSet<String> available, @Nullable String artifact, List<String> broken) {
        super(
                Problem.UNKNOWN_PROVIDER,
                "there is no " + kind + " named '" + Printable.of(name) + "'; there is: "
                        + String.join(", ", available)
                        + (broken.isEmpty() ? "" : "; installed, but cannot be used: " + String.join("; ", broken)),
                remedy(artifact, broken));
        this.artifact = artifact;
    }

    private static String remedy(@Nullable String artifact, List<String> broken) {
        if (artifact != null) {
            return "add the artifact " + artifact + ", or use one of those";
        }
        return broken.isEmpty()
                ? "use one of those, or add the artifact that provides it"
                : "use one of those, or repair what cannot be used";
    }

    /** {@return the Maven artifact that has a provider of this name, as {@code group:artifact}; empty if none is known} */
    public Optional<String> artifact() {
        return Optional.ofNullable(artifact);
    }
}
