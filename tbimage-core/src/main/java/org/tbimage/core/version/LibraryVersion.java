package org.tbimage.core.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version of this library. The build writes it to a file beside this class, so it is the same on the class path, on
 * the module path, in a runtime image of {@code jlink} and in a jar that holds a whole program. The manifest of the jar
 * will not do: a module does not show it, and in the jar of a program it is the program's.
 */
public final class LibraryVersion {
    private static final String FILE = "version.properties";
    private static final String NOT_BUILT = "development";

    private LibraryVersion() {}

    /** {@return name and version, as manifests record it: {@code tbimage 1.2.3}} */
    public static String named() {
        return "tbimage " + read();
    }

    /** {@return the version, or {@code development} where the build has not written it} */
    static String read() {
        try (InputStream in = LibraryVersion.class.getResourceAsStream(FILE)) {
            if (in == null) {
                return NOT_BUILT;
            }
            Properties properties = new Properties();
            properties.load(in);
            String version = properties.getProperty("version", "");
            return version.isEmpty() || version.startsWith("$") ? NOT_BUILT : version;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE + " of tbimage-core", e);
        }
    }
}
