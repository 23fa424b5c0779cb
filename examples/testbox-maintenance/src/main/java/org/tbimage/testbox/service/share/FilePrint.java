package org.tbimage.testbox.service.share;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.value.Sha256;

/**
 * Tells a file from another in its place, also from one with the same words in it: who asks for the same again while it
 * is being done asks for it once more.
 */
public final class FilePrint {
    private static final int MAX_BYTES = 64 << 10;

    private final byte[] content;
    private final FileTime modified;
    private final Optional<Object> key;

    private FilePrint(byte[] content, FileTime modified, Optional<Object> key) {
        this.content = content;
        this.modified = modified;
        this.key = key;
    }

    /**
     * Takes it.
     *
     * @param file a file
     * @return its print
     * @throws ServiceException if it is too long for what it should be
     * @throws IOException if it can't be read
     */
    static FilePrint of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new ServiceException(
                        ServiceProblem.NO_REQUEST, file + " is too long for a PXE file", "write it anew with pxe-conf");
            }
            return new FilePrint(bytes, attributes.lastModifiedTime(), Optional.ofNullable(attributes.fileKey()));
        }
    }

    byte[] content() {
        return content.clone();
    }

    /** {@return a name for it that another start of the box finds again} */
    public String text() {
        return Sha256.digest(ByteBuffer.wrap(content)) + "-" + modified.toMillis();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FilePrint print
                && Arrays.equals(content, print.content)
                && modified.equals(print.modified)
                && key.equals(print.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(content), modified);
    }
}
