package org.tbimage.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.tbimage.value.ImageName;

/** Small notes about disks that an {@link ImageStore} keeps beside their images. Safe for many threads. */
public interface DiskNotes {
    /** Longest note, in bytes. */
    int MAX_BYTES = 1 << 20;

    /**
     * Stores a note in place of one of the same name. Readers see the old one or the new one, whole. May be repeated after a
     * failure.
     *
     * @param name which disk of which box
     * @param note name of the note: 1 to 32 of {@code a-z 0-9 -}, a letter first, and {@code .json}, as in
     *     {@code info.json}
     * @param content its bytes, at most {@value #MAX_BYTES}
     * @throws IllegalArgumentException if the name or the length is another
     * @throws IOException if the blob store fails
     */
    void put(ImageName name, String note, ByteBuffer content) throws IOException;

    /**
     * Reads a note.
     *
     * @param name which disk of which box
     * @param note name of the note, as for {@link #put}
     * @return its bytes, or empty if there is no such note
     * @throws IllegalArgumentException if the name is not one of a note
     * @throws DamagedImageException if it is longer than {@value #MAX_BYTES} bytes
     * @throws IOException if the blob store fails
     */
    Optional<ByteBuffer> get(ImageName name, String note) throws IOException;

    /**
     * Removes a note; does nothing if there is none. May be repeated after a failure.
     *
     * @param name which disk of which box
     * @param note name of the note, as for {@link #put}
     * @throws IllegalArgumentException if the name is not one of a note
     * @throws IOException if the blob store fails
     */
    void remove(ImageName name, String note) throws IOException;
}
