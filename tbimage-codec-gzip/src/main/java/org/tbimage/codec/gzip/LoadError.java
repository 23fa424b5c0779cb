package org.tbimage.codec.gzip;

/** Describes why a library cannot be loaded. */
final class LoadError {
    private LoadError() {}

    static String of(LinkageError error) {
        String text = String.valueOf(error.getMessage());
        if (text.contains("cannot open shared object file: No such file")) {
            return "not installed";
        }
        return "it cannot be loaded: " + text.lines().findFirst().orElse("").strip();
    }
}
