package org.tbimage.provider;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tbimage.value.Printable;

/** Loads providers, and leaves out those that cannot be loaded, instantiated or named. For one thread. */
final class Loading<T extends Named> {
    /** An iterator that fails more often makes no progress. */
    private static final int MAX_FAILURES = 100;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final List<Candidate<T>> candidates = new ArrayList<>();
    private final Set<String> broken = new LinkedHashSet<>();

    /**
     * Loads what one source offers.
     *
     * @param found the providers
     * @param plugin the class loader of a plug-in, which limits the providers to its own; null for the program itself
     */
    void add(Iterator<? extends T> found, @Nullable ClassLoader plugin) {
        String prefix = plugin == null ? "" : plugin.getName() + ": ";
        for (int failures = 0; failures < MAX_FAILURES; ) {
            String what = prefix;
            try {
                if (!found.hasNext()) {
                    return;
                }
                T provider = found.next();
                Class<?> type = provider.getClass();
                if (plugin == null || type.getClassLoader() == plugin) {
                    what = prefix + type.getName() + ": ";
                    candidates.add(new Candidate<>(checkedName(provider), provider, type, plugin != null));
                }
            } catch (ServiceConfigurationError | LinkageError | AssertionError | RuntimeException e) {
                failures++;
                broken.add(Printable.of(what + reason(e)));
            }
        }
        broken.add(prefix + "gave up after " + MAX_FAILURES + " failures");
    }

    private static String checkedName(Named provider) {
        String name = provider.name();
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("bad name '" + name + "'");
        }
        return name;
    }

    private static String reason(Throwable e) {
        return e.getCause() == null ? String.valueOf(e) : e.getMessage() + ": " + e.getCause();
    }

    List<Candidate<T>> candidates() {
        return candidates;
    }

    /** What was left out, one line each. */
    List<String> broken() {
        return List.copyOf(broken);
    }
}
