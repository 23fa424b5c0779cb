package org.tbimage.provider;

import java.util.function.Function;

/**
 * A provider that was loaded. Another may have the same name.
 *
 * @param name its name
 * @param provider the provider
 * @param type its class, or that of the provider it stands for
 * @param plugin whether a plug-in brought it, rather than the program itself
 */
record Candidate<T>(String name, T provider, Class<?> type, boolean plugin) {
    /** The same provider as another kind. */
    <R> Candidate<R> as(Function<? super T, ? extends R> adapter) {
        return new Candidate<>(name, adapter.apply(provider), type, plugin);
    }

    /** Its class, and the place of it if known. */
    String describe() {
        String place = Origin.of(type).place();
        return type.getName() + (place.isEmpty() ? "" : " (" + place + ")");
    }
}
