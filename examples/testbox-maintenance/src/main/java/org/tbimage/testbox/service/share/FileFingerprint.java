package org.tbimage.testbox.service.share;

import java.io.IOException;
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
import org.tbimage.testbox.file.BoundedFile;
import org.tbimage.value.Sha256;

/**
 * Identifies one version of a file by content, modification time and inode. A new file with the same content has another
 * fingerprint: it is a new request for the same action.
 */
public final class FileFingerprint {
    private final byte[] content;
    private final FileTime modified;
    private final Optional<Object> key;

    private FileFingerprint(byte[] content, FileTime modified, Optional<Object> key) {
        this.content = content;
        this.modified = modified;
        this.key = key;
    }

    /**
     * Takes the fingerprint of a file.
     *
     * @param file the file
     * @return its fingerprint
     * @throws ServiceException if the file is too long for a PXE file
     * @throws IOException if the file can't be read
     */
    static FileFingerprint of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        byte[] bytes = BoundedFile.read(file)
                .orElseThrow(() -> new ServiceException(
                        ServiceProblem.NO_REQUEST,
                        file + " is too long for a PXE file",
                        "write it again with pxe-conf"));
        return new FileFingerprint(bytes, attributes.lastModifiedTime(), Optional.ofNullable(attributes.fileKey()));
    }

    byte[] content() {
        return content.clone();
    }

    /** {@return the fingerprint as one word, the same after a restart of the box} */
    public String text() {
        return Sha256.digest(ByteBuffer.wrap(content)) + "-" + modified.toMillis();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileFingerprint that
                && Arrays.equals(content, that.content)
                && modified.equals(that.modified)
                && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(content), modified);
    }
}
