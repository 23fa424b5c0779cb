package org.tbimage.testbox.service.boot;

import java.io.IOException;
import java.nio.file.Path;
import org.tbimage.testbox.file.PlainText;
import org.tbimage.testbox.service.system.TextFile;

/** The settings of a lab: lines of {@code name = value}; empty lines and lines that begin with {@code #} are ignored. */
public final class ConfigurationFile {
    private ConfigurationFile() {}

    /**
     * Reads the file, if it exists.
     *
     * @param file the file
     * @param settings takes the settings
     * @throws IOException if it can't be read
     */
    public static void read(Path file, SettingsReader settings) throws IOException {
        TextFile.read(file)
                .ifPresent(text -> PlainText.lines(text)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .forEach(line -> settings.add(String.valueOf(file.getFileName()), "", line)));
    }
}
