package org.tbimage.provider;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The providers of one kind, by name. Immutable and safe for use by many threads.
 *
 * <p>A provider that cannot be used is left out, so it matters only to those who need it; {@link #broken} lists it. That
 * is one that cannot be loaded or instantiated, one without a valid name, one of two with the same name, and one of a
 * plug-in with a name that the program itself has.
 *
 * @param <T> the kind
 */
public final class Providers<T extends Named> {
    private final String kind;
    private final Map<String, String> artifacts;
    private final List<Candidate<T>> candidates;
    private final List<String> unloadable;
    private final SortedMap<String, Candidate<T>> byName;
    private final List<String> broken;

    private Providers(
            String kind, Map<String, String> artifacts, List<Candidate<T>> candidates, List<String> unloadable) {
        Selection<T> selection = new Selection<>(kind, candidates);
        this.kind = kind;
        this.artifacts = Map.copyOf(artifacts);
        this.candidates = List.copyOf(candidates);
        this.unloadable = unloadable;
        this.byName = selection.selected();
        this.broken = Stream.concat(unloadable.stream(), selection.rejected().stream())
                .toList();
    }

    /**
     * Finds providers by {@link ServiceLoader}: those of the class path and module path, and those of plug-ins.
     *
     * @param <T> the kind
     * @param kind the word for one of them in messages, such as {@code codec}
     * @param service the SPI, one of this module
     * @param artifacts the Maven artifact by the name of a provider, for providers that may be missing
     * @param plugins the class loaders of plug-ins, each with a {@linkplain ClassLoader#getName() name} for messages; of
     *     each, only the classes that it defines itself count
     * @return the providers
     */
    public static <T extends Named> Providers<T> find(
            String kind, Class<T> service, Map<String, String> artifacts, List<? extends ClassLoader> plugins) {
        Loading<T> loading = new Loading<>();
        loading.add(ServiceLoader.load(service).iterator(), null);
        for (ClassLoader plugin : plugins) {
            loading.add(ServiceLoader.load(service, plugin).iterator(), plugin);
        }
        return new Providers<>(kind, artifacts, loading.candidates(), loading.broken());
    }

    /**
     * Collects providers that the caller has found.
     *
     * @param <T> the kind
     * @param kind the word for one of them in messages, such as {@code codec}
     * @param found the providers; iterated once
     * @param artifacts the Maven artifact by the name of a provider, for providers that may be missing
     * @return the providers
     */
    public static <T extends Named> Providers<T> of(
            String kind, Iterable<? extends T> found, Map<String, String> artifacts) {
        Loading<T> loading = new Loading<>();
        loading.add(found.iterator(), null);
        return new Providers<>(kind, artifacts, loading.candidates(), loading.broken());
    }

    /**
     * Adds the providers of another kind through an adapter. Each keeps its name and its {@linkplain #origin origin}.
     *
     * @param <S> the other kind
     * @param others the others
     * @param adapter makes a provider of this kind with the same name
     * @return these and the others
     */
    public <S extends Named> Providers<T> plus(Providers<S> others, Function<? super S, ? extends T> adapter) {
        Stream<Candidate<T>> adapted = others.candidates.stream().map(one -> one.as(adapter));
        return new Providers<>(
                kind,
                artifacts,
                Stream.concat(candidates.stream(), adapted).toList(),
                Stream.concat(unloadable.stream(), others.unloadable.stream()).toList());
    }

    /**
     * Returns the provider of a name.
     *
     * @param name the name
     * @return the provider
     * @throws UnknownProviderException if there is none; its message lists what there is and what cannot be used
     */
    public T get(String name) throws UnknownProviderException {
        Candidate<T> found = byName.get(name);
        if (found == null) {
            throw new UnknownProviderException(kind, name, names(), artifacts.get(name), broken);
        }
        return found.provider();
    }

    /** {@return the names, in order} */
    public SortedSet<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    /** {@return the providers, in order of their names} */
    public Collection<T> all() {
        return byName.values().stream().map(Candidate::provider).toList();
    }

    /**
     * Tells where a provider comes from. May read the jar of the provider.
     *
     * @param name one of {@link #names}
     * @return its origin
     * @throws IllegalArgumentException if there is no provider of this name
     */
    public Origin origin(String name) {
        Candidate<T> found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException("there is no " + kind + " named '" + name + "'");
        }
        return Origin.of(found.type());
    }

    /** {@return the installed providers that cannot be used, one line each: jar and class as far as known, and why} */
    public List<String> broken() {
        return broken;
    }
}
