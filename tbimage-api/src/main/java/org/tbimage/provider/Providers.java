package org.tbimage.provider;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The providers of one kind, by name. Made once and never changed; safe for many threads.
 *
 * @param <T> the kind
 */
public final class Providers<T extends Named> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final String kind;
    private final SortedMap<String, T> byName;
    private final Map<String, String> artifacts;
    private final List<String> broken;

    private Providers(String kind, SortedMap<String, T> byName, Map<String, String> artifacts, List<String> broken) {
        this.kind = kind;
        this.byName = Collections.unmodifiableSortedMap(byName);
        this.artifacts = Map.copyOf(artifacts);
        this.broken = List.copyOf(broken);
    }

    /**
     * Collects providers. Two of one name are an error, since the order of a path must not decide. One that can't be
     * loaded or made is left out, so that it only matters to those who need it; {@link #broken} lists it.
     *
     * @param <T> the kind
     * @param kind what to call one in messages, such as {@code codec}
     * @param found the providers, mostly a {@link java.util.ServiceLoader}; iterated once
     * @param artifacts which Maven artifact offers which name, for those that may be missing
     * @return the collection
     * @throws DuplicateProviderException if two have one name
     * @throws IllegalArgumentException if a name is malformed
     */
    public static <T extends Named> Providers<T> of(
            String kind, Iterable<? extends T> found, Map<String, String> artifacts) {
        SortedMap<String, T> byName = new TreeMap<>();
        Loading<T> loading = new Loading<>(found.iterator());
        for (T provider = loading.next(); provider != null; provider = loading.next()) {
            String name = loading.name();
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("bad name '" + name + "' of " + provider.getClass());
            }
            T other = byName.putIfAbsent(name, provider);
            if (other != null) {
                throw new DuplicateProviderException(kind, name, other, provider);
            }
        }
        return new Providers<>(kind, byName, artifacts, loading.broken());
    }

    /**
     * Gives the provider of a name.
     *
     * @param name the name
     * @return the provider
     * @throws UnknownProviderException if there is none; it says which there are and what to add
     */
    public T get(String name) throws UnknownProviderException {
        T provider = byName.get(name);
        if (provider == null) {
            throw new UnknownProviderException(kind, name, names(), artifacts.get(name), broken);
        }
        return provider;
    }

    /** {@return the names, in order} */
    public SortedSet<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    /** {@return the providers, in order of their names} */
    public Collection<T> all() {
        return byName.values();
    }

    /** {@return what is installed and can't be used, one line each: its class as far as it is known, and why} */
    public List<String> broken() {
        return broken;
    }
}
