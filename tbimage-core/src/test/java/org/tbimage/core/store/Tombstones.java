package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.tbimage.core.image.Tombstone;

/** What stays of removed images. */
public final class Tombstones {
    private Tombstones() {}

    /** Fails unless a folder holds nothing else. */
    public static void assertOnlyIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(file.toString()).endsWith(".json");
                assertThat(Tombstone.is(Files.readAllBytes(file)))
                        .as(file.toString())
                        .isTrue();
            }
        }
    }
}
