package org.tbimage.provider;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;
import org.tbimage.value.Printable;

/**
 * Goes through providers, and passes over those that can't be loaded, can't be made or can't say their name. For one
 * thread.
 */
final class Loading<T extends Named> {
    /** An iterator that fails more often does not move on. */
    private static final int MOST_BROKEN = 100;

    private final Iterator<? extends T> found;
    private final List<String> broken = new ArrayList<>();
    private String name = "";

    Loading(Iterator<? extends T> found) {
        this.found = found;
    }

    /** The next provider that can be used, or null behind the last. */
    @Nullable
    T next() {
        while (true) {
            String what = "";
            try {
                if (!found.hasNext()) {
                    return null;
                }
                T provider = found.next();
                what = provider.getClass().getName() + ": ";
                name = provider.name();
                return provider;
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                passOver(what, e);
            }
        }
    }

    private void passOver(String what, Throwable e) {
        if (broken.size() >= MOST_BROKEN) {
            throw new IllegalStateException("too many providers can't be loaded, the last: " + broken.get(0), e);
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String reason = e == cause ? String.valueOf(e) : e.getMessage() + ": " + cause;
        broken.add(Printable.of(what + reason));
    }

    /** The name of the provider that was given last. */
    String name() {
        return name;
    }

    /** What was passed over, one line each. */
    List<String> broken() {
        return broken;
    }
}
