package org.tbimage.provider;

import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.Printable;

/** No provider of that name is on the class or module path. */
public final class UnknownProviderException extends ImagingException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is missing, what there is, and what to add.
     *
     * @param kind what was looked for, such as {@code codec}
     * @param name the name that nobody has
     * @param available the names there are
     * @param artifact the Maven artifact that offers the name, or null if none is known
     */
    public UnknownProviderException(String kind, String name, SortedSet<String> available, @Nullable String artifact) {
        super(
                Problem.UNKNOWN_PROVIDER,
                "there is no " + kind + " named '" + Printable.of(name) + "'; there is: "
                        + String.join(", ", available),
                artifact == null
                        ? "use one of those, or add the artifact that provides it"
                        : "add the artifact " + artifact + ", or use one of those");
    }
}
