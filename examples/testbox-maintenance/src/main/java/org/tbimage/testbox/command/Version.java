package org.tbimage.testbox.command;

import org.tbimage.core.Tbimage;
import org.tbimage.testbox.output.Program;

/** The output of {@code --version}: what a bug report should contain. */
final class Version {
    private Version() {}

    static String[] lines() {
        return new String[] {
            Program.NAME + " of " + Tbimage.version(),
            "Java " + property("java.version") + " (" + property("java.vendor") + "), " + property("os.name") + " "
                    + property("os.version") + ", " + property("os.arch")
        };
    }

    private static String property(String name) {
        // the parser treats the text as a format string
        return System.getProperty(name, "unknown").replace("%", "%%");
    }
}
