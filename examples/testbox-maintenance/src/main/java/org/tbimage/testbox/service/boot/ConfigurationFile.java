package org.tbimage.testbox.service.boot;

import java.io.IOException;
import java.nio.file.Path;
import org.tbimage.testbox.file.PlainText;
import org.tbimage.testbox.service.system.SmallFiles;

/** Settings of a lab, one {@code name = value} a line; empty lines and those that begin with {@code #} say nothing. */
public final class ConfigurationFile {
    private ConfigurationFile() {}

    /**
     * Reads it, if it is there.
     *
     * @param file which
     * @param settings what takes them
     * @throws IOException if it can't be read
     */
    public static void read(Path file, SettingsReader settings) throws IOException {
        SmallFiles.read(file)
                .ifPresent(text -> PlainText.lines(text)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .forEach(line -> settings.add(String.valueOf(file.getFileName()), "", line)));
    }
}
