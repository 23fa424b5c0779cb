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
 * A file to which lines are appended. It is opened for each line, so that it can be rotated, and so that later lines succeed
 * after a server failure.
 *
 * @param path the file
 */
record AppendOnlyFile(Path path) {
    /** The maximum length of a line with its line end; a write of this size is atomic. */
    static final int MAX_BYTES = 4096;

    /** Appends a line by one write; a longer line is truncated. */
    void append(String line) throws IOException {
        write(bytes(line));
    }

    /** Appends a line of any length, to a file without other writers. */
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

    /** Rejects links and pipes: every box can create them here, a link could lead to a disk, and a pipe would block. */
    private void requireFile() throws IOException {
        boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        if (there && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(path + " is not a regular file; find out who created it, and remove it");
        }
    }

    private static ByteBuffer bytes(String line) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
        if (bytes.remaining() <= MAX_BYTES) {
            return bytes;
        }
        int end = MAX_BYTES - "...\n".length();
        while ((bytes.get(end) & 0xc0) == 0x80) {
            end--; // do not split a character
        }
        ByteBuffer cut = ByteBuffer.allocate(MAX_BYTES);
        return cut.put(bytes.slice(0, end))
                .put("...\n".getBytes(StandardCharsets.UTF_8))
                .flip();
    }
}
