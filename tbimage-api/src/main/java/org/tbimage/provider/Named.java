package org.tbimage.provider;

/**
 * A provider that is found by its name. {@link java.util.ServiceLoader} makes one instance of each implementation, so an
 * implementation has a public constructor without parameters that does next to nothing. The instance is used by many
 * threads at once.
 */
public interface Named {
    /**
     * The name that users type and that images record. It never changes.
     *
     * @return 1 to 32 of {@code a-z 0-9 -}, of which the first is a letter
     */
    String name();
}
