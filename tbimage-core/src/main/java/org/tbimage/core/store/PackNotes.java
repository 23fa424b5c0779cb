package org.tbimage.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.DiskNotes;
import org.tbimage.value.ImageName;
import org.tbimage.value.Printable;

/** The notes about disks: small blobs {@code BOX/DISK.NOTE.json}. */
record PackNotes(BlobStore blobs) implements DiskNotes {
    /** One part before the suffix, or a note could be taken for one of a disk whose name has a dot. */
    private static final Pattern NOTE = Pattern.compile("[a-z][a-z0-9-]{0,31}\\.json");

    @Override
    public void put(ImageName name, String note, ByteBuffer content) throws IOException {
        if (content.remaining() > MAX_BYTES) {
            throw new IllegalArgumentException("the note " + key(name, note) + " has " + content.remaining()
                    + " bytes; a note has at most " + MAX_BYTES);
        }
        blobs.put(key(name, note), content);
    }

    @Override
    public Optional<ByteBuffer> get(ImageName name, String note) throws IOException {
        String key = key(name, note);
        try (InputStream stream = blobs.stream(key)) {
            byte[] content = stream.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw DamagedImageException.of(blobs.location() + "/" + key, MAX_BYTES, "too long for a note");
            }
            return Optional.of(ByteBuffer.wrap(content));
        } catch (BlobMissingException e) {
            return Optional.empty();
        }
    }

    @Override
    public void remove(ImageName name, String note) throws IOException {
        blobs.delete(key(name, note));
    }

    private static String key(ImageName name, String note) {
        if (!NOTE.matcher(note).matches()) {
            throw new IllegalArgumentException("bad name of a note '" + Printable.of(note) + "': expected NAME.json");
        }
        return ImageKeys.disk(name) + note;
    }
}
