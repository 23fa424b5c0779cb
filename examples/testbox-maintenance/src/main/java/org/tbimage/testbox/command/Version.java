package org.tbimage.testbox.command;

import org.tbimage.core.Tbimage;

/** What {@code --version} prints: all that a report of a fault should tell. */
final class Version {
    private Version() {}

    static String[] lines() {
        return new String[] {
            "testbox-maintenance of " + Tbimage.version(),
            "Java " + property("java.version") + " (" + property("java.vendor") + "), " + property("os.name") + " "
                    + property("os.version") + ", " + property("os.arch")
        };
    }

    private static String property(String name) {
        // what the platform says of itself may still hold what the parser takes for a format
        return System.getProperty(name, "unknown").replace("%", "%%");
    }
}
