package org.tbimage.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageName;
import org.tbimage.value.Printable;

/** The notes about one disk: small blobs {@code BOX/DISK.NOTE.json}. */
record Notes(BlobStore blobs, ImageName name) {
    /** One part before the suffix, or a note could be taken for one of a disk whose name has a dot. */
    private static final Pattern NOTE = Pattern.compile("[a-z][a-z0-9-]{0,31}\\.json");

    void put(String note, ByteBuffer content) throws IOException {
        if (content.remaining() > ImageStore.MAX_NOTE_BYTES) {
            throw new IllegalArgumentException("the note " + key(note) + " has " + content.remaining()
                    + " bytes; a note has at most " + ImageStore.MAX_NOTE_BYTES);
        }
        blobs.put(key(note), content);
    }

    Optional<ByteBuffer> get(String note) throws IOException {
        String key = key(note);
        try (InputStream stream = blobs.stream(key)) {
            byte[] content = stream.readNBytes(ImageStore.MAX_NOTE_BYTES + 1);
            if (content.length > ImageStore.MAX_NOTE_BYTES) {
                throw DamagedImageException.of(
                        blobs.location() + "/" + key, ImageStore.MAX_NOTE_BYTES, "too long for a note");
            }
            return Optional.of(ByteBuffer.wrap(content));
        } catch (BlobMissingException e) {
            return Optional.empty();
        }
    }

    void remove(String note) throws IOException {
        blobs.delete(key(note));
    }

    private String key(String note) {
        if (!NOTE.matcher(note).matches()) {
            throw new IllegalArgumentException("bad name of a note '" + Printable.of(note) + "': expected NAME.json");
        }
        return ImageKeys.disk(name) + note;
    }
}
