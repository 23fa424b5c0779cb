package org.tbimage.testbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files written from where nothing may be thrown. */
public final class TestFiles {
    private TestFiles() {}

    /** Writes one, in place of what was there. */
    public static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
