package org.tbimage.provider;

/** Two providers of one kind have the same name: a fault of how the program was put together. */
public final class DuplicateProviderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Names both.
     *
     * @param kind what they are, such as {@code codec}
     * @param name the name they share
     * @param first one
     * @param second the other
     */
    public DuplicateProviderException(String kind, String name, Object first, Object second) {
        super("the " + kind + " '" + name + "' is offered by both " + describe(first) + " and " + describe(second)
                + "; take one of them off the class or module path");
    }

    private static String describe(Object provider) {
        Class<?> type = provider.getClass();
        var source = type.getProtectionDomain().getCodeSource();
        return type.getName() + (source == null ? "" : " (" + source.getLocation() + ")");
    }
}
