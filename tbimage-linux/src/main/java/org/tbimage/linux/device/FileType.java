package org.tbimage.linux.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Type of a file, as in its mode. */
enum FileType {
    BLOCK(0060000, "a block device"),
    REGULAR(0100000, "a regular file"),
    FOLDER(0040000, "a directory"),
    CHARACTER(0020000, "a character device"),
    PIPE(0010000, "a named pipe"),
    SOCKET(0140000, "a socket");

    private static final int TYPE = 0170000;

    private final int bits;
    private final String words;

    FileType(int bits, String words) {
        this.bits = bits;
        this.words = words;
    }

    /** {@return the name for a message} */
    String words() {
        return words;
    }

    static FileType of(Path path) throws IOException {
        int mode = (Integer) Files.getAttribute(path, "unix:mode");
        for (FileType kind : values()) {
            if (kind.bits == (mode & TYPE)) {
                return kind;
            }
        }
        throw new IOException(path + ": unknown file type in mode " + Integer.toOctalString(mode));
    }
}
