package org.tbimage.testbox.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files that should be small, but that people or other programs write. */
public final class BoundedFile {
    /** The largest size that is read: 64 KiB. */
    public static final int MAX_BYTES = 64 << 10;

    private BoundedFile() {}

    /**
     * Reads a file, at most one byte more than {@link #MAX_BYTES}.
     *
     * @param file which file
     * @return its content; empty if it is larger
     * @throws IOException if it can't be read
     */
    public static Optional<byte[]> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            return bytes.length > MAX_BYTES ? Optional.empty() : Optional.of(bytes);
        }
    }
}
