package org.tbimage.provider;

import java.util.Collection;
import java.util.Collections;
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

    private Providers(String kind, SortedMap<String, T> byName, Map<String, String> artifacts) {
        this.kind = kind;
        this.byName = Collections.unmodifiableSortedMap(byName);
        this.artifacts = Map.copyOf(artifacts);
    }

    /**
     * Collects providers. Two of one name are an error, since the order of a path must not decide.
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
        for (T provider : found) {
            if (!NAME.matcher(provider.name()).matches()) {
                throw new IllegalArgumentException("bad name '" + provider.name() + "' of " + provider.getClass());
            }
            T other = byName.putIfAbsent(provider.name(), provider);
            if (other != null) {
                throw new DuplicateProviderException(kind, provider.name(), other, provider);
            }
        }
        return new Providers<>(kind, byName, artifacts);
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
            throw new UnknownProviderException(kind, name, names(), artifacts.get(name));
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
}
