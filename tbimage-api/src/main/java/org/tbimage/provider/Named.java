package org.tbimage.provider;

/**
 * A provider that is found by its name. Implementations are made once by {@link java.util.ServiceLoader}, so they have
 * a public constructor without parameters that does next to nothing, and are used by many threads at once.
 */
public interface Named {
    /** {@return the name: 1 to 32 of {@code a-z 0-9 -}, a letter first; it never changes, since images record it} */
    String name();
}
