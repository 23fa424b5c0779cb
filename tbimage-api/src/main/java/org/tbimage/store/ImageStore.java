package org.tbimage.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.tbimage.codec.Codec;
import org.tbimage.device.DiskIdentity;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/**
 * Holds images. An image is seen whole or not at all: nothing of it is listed or opened before
 * {@link ImageWriter#publish} has returned, and from then on it never changes.
 *
 * <ul>
 *   <li><b>Threads:</b> safe for many; many processes on many machines may use one store at once.
 *   <li><b>Closing:</b> whoever opened a store closes it, after the readers and writers it gave.
 *   <li><b>Errors:</b> an {@link org.tbimage.problem.ImagingException} where the user can do something about it: no
 *       such image, store full, image damaged; other {@link IOException}s come from the medium.
 * </ul>
 */
public interface ImageStore extends Closeable {
    /** Longest note, in bytes. */
    int MAX_NOTE_BYTES = 1 << 20;

    /** {@return where the store is, as the user gave it, for messages} */
    String location();

    /**
     * Lists the published images.
     *
     * @return all of them, ordered by box, disk and age
     * @throws IOException if the list can't be had whole; never a short list
     */
    List<ImageRef> list() throws IOException;

    /**
     * Lists the published images of one disk.
     *
     * @param name which disk of which box
     * @return its generations, the oldest first
     * @throws IOException if the list can't be had whole; never a short list
     */
    List<Generation> generations(ImageName name) throws IOException;

    /**
     * Opens an image. The caller closes it.
     *
     * @param ref which one
     * @return the image, its manifest and chunk table checked
     * @throws NoSuchImageException if there is none
     * @throws DamagedImageException if its parts do not fit together
     * @throws IOException if the medium fails
     */
    ImageReader open(ImageRef ref) throws IOException;

    /**
     * Reads the manifest of an image, and nothing else of it.
     *
     * @param ref which one
     * @return what it says of itself
     * @throws NoSuchImageException if there is none
     * @throws DamagedImageException if the manifest is not what was written
     * @throws IOException if the medium fails
     */
    ImageInfo info(ImageRef ref) throws IOException;

    /**
     * Looks whether an image seems whole: its manifest can be read, and its other parts are there, in their full length. Of
     * the packs nothing is read. By default the image is opened.
     *
     * @param ref which one
     * @return what it says of itself
     * @throws NoSuchImageException if there is none
     * @throws DamagedImageException if the manifest is not what was written, or another part is cut, too long or missing
     * @throws IOException if the medium fails
     */
    default ImageInfo examine(ImageRef ref) throws IOException {
        try (ImageReader image = open(ref)) {
            return image.info();
        }
    }

    /**
     * Finds the newest generation that is whole: a degraded one never takes the place of a good one.
     *
     * @param name which disk of which box
     * @return the newest good generation, or the newest of all if none is good, or empty if there is none
     * @throws IOException if the list can't be had, or a manifest can't be read
     */
    Optional<Generation> newest(ImageName name) throws IOException;

    /**
     * Begins a new generation. The caller closes the writer, which leaves nothing behind unless it was published.
     *
     * @param draft what is known of the image before its first chunk
     * @param codec makes the frames; asked for the trailer only
     * @return the writer, with a generation of its own that no other writer has
     * @throws IOException if the medium fails
     */
    ImageWriter create(ImageDraft draft, Codec codec) throws IOException;

    /**
     * Finds the files of a disk that have no manifest and no chunk table, as tools other than this one write them. A second
     * name of a pack is not one of them, nor is a copy of a pack. By default there are none.
     *
     * @param name which disk of which box
     * @return the files, in order of their names
     * @throws IOException if the medium fails
     */
    default List<PlainImage> plains(ImageName name) throws IOException {
        return List.of();
    }

    /**
     * Finds the one file of a disk that has no manifest and no chunk table.
     *
     * @param name which disk of which box
     * @return the file, or empty
     * @throws org.tbimage.problem.ImagingException with {@link org.tbimage.problem.Problem#AMBIGUOUS} if there are
     *     several, since they may be images of different times; it names them all
     * @throws IOException if the medium fails
     */
    default Optional<PlainImage> plain(ImageName name) throws IOException {
        return PlainImage.only(name, plains(name));
    }

    /**
     * Lists the disks that have an image, with a manifest or without. By default those of {@link #list}.
     *
     * @param box only disks of this box; of all boxes if empty
     * @return the disks, by box and name
     * @throws IOException if the list can't be had whole; never a short list
     */
    default List<ImageName> names(Optional<String> box) throws IOException {
        return list().stream()
                .map(ImageRef::name)
                .filter(name -> box.isEmpty() || box.get().equals(name.box()))
                .distinct()
                .toList();
    }

    /**
     * Keeps a small note about a disk beside its images, in place of one of the same name. Seen whole or not at all.
     *
     * @param name which disk of which box
     * @param note name of the note: 1 to 32 of {@code a-z 0-9 -}, a letter first, and {@code .json}, as in
     *     {@code info.json}
     * @param content its bytes, at most {@value #MAX_NOTE_BYTES}
     * @throws IllegalArgumentException if the name or the length is another
     * @throws IOException if the medium fails
     */
    void putNote(ImageName name, String note, ByteBuffer content) throws IOException;

    /**
     * Reads a note about a disk.
     *
     * @param name which disk of which box
     * @param note name of the note, as for {@link #putNote}
     * @return its bytes, or empty if there is no such note
     * @throws IllegalArgumentException if the name is not one of a note
     * @throws DamagedImageException if it is longer than {@value #MAX_NOTE_BYTES} bytes
     * @throws IOException if the medium fails
     */
    Optional<ByteBuffer> note(ImageName name, String note) throws IOException;

    /**
     * Removes a note about a disk; does nothing if it is not there.
     *
     * @param name which disk of which box
     * @param note name of the note, as for {@link #putNote}
     * @throws IllegalArgumentException if the name is not one of a note
     * @throws IOException if the medium fails
     */
    void removeNote(ImageName name, String note) throws IOException;

    /**
     * Lets the stable name, by which people find a disk's newest good image, lead to it again. Publishing and removing do so,
     * but may be killed before. By default there are no such names, and nothing is done.
     *
     * @param name which disk of which box
     * @throws IOException if the medium fails
     */
    default void refreshStableName(ImageName name) throws IOException {}

    /**
     * Publishes an image a second time, under another name. The copy has the content, the times and the statistics of the
     * image, and its generation if that is free, else the next one of the same second. It is an image of its own: to
     * delete one of the two leaves the other. Packs are not copied where the store can link them. If there is such a copy
     * already, nothing is written. May be repeated after a failure. For one thread. By default a store can not do this.
     *
     * @param from which image
     * @param to the name of the copy; not the name of the image itself
     * @param identity which piece of hardware the copy is said to be of
     * @return the copy
     * @throws NoSuchImageException if there is no such image
     * @throws DamagedImageException if its manifest or its chunk table is damaged, or a pack is missing
     * @throws UnsupportedOperationException if the store can not copy images
     * @throws IOException if the blob store fails
     */
    default ImageRef copy(ImageRef from, ImageName to, DiskIdentity identity) throws IOException {
        throw new UnsupportedOperationException(location() + " can not copy images");
    }

    /**
     * Moves the files that lie beside the images of a disk to another name: notes, and files of other tools. What has the
     * other name already is kept, and the file that would replace it stays where it is. May be repeated after a failure.
     * By default there are no such files.
     *
     * @param from which disk of which box
     * @param to its other name
     * @return the names of the files that stay, as the store shows them
     * @throws IOException if the blob store fails; each file then has its old name or its new one
     */
    default List<String> moveFilesBeside(ImageName from, ImageName to) throws IOException {
        return List.of();
    }

    /**
     * Removes an image. What it shares with others is kept; readers that have it open may fail.
     *
     * @param ref which one
     * @throws NoSuchImageException if there is none
     * @throws IOException if the medium fails
     */
    void delete(ImageRef ref) throws IOException;
}
