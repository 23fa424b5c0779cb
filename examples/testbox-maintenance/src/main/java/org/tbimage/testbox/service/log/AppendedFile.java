package org.tbimage.testbox.service.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tbimage.testbox.failure.ShareProblem;

/**
 * A file that grows by lines. Opened anew for each, so that it may be rotated, and so that a server that was away for a
 * while costs some lines and not all that follow.
 *
 * @param path where it is
 */
record AppendedFile(Path path) {
    /** Longest line, its end included: a write of that much lands in one piece. */
    static final int LONGEST = 4096;

    /** Appends a line by a single write. */
    void append(String line) throws IOException {
        write(bytes(line));
    }

    /** Appends a line however long it is; for files that nobody else writes. */
    void appendWhole(String line) throws IOException {
        write(StandardCharsets.UTF_8.encode(line + "\n"));
    }

    private void write(ByteBuffer bytes) throws IOException {
        requireFile();
        try (FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS)) {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw ShareProblem.ofWriting(path, e);
        }
    }

    /** All boxes can write where logs lie: a link could lead to a disk, and a pipe would be waited for. */
    private void requireFile() throws IOException {
        boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        if (there && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(path + " is no regular file; see who put it there, and take it away");
        }
    }

    private static ByteBuffer bytes(String line) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
        if (bytes.remaining() <= LONGEST) {
            return bytes;
        }
        int end = LONGEST - "...\n".length();
        while ((bytes.get(end) & 0xc0) == 0x80) {
            end--; // not within a character
        }
        ByteBuffer cut = ByteBuffer.allocate(LONGEST);
        return cut.put(bytes.slice(0, end))
                .put("...\n".getBytes(StandardCharsets.UTF_8))
                .flip();
    }
}
