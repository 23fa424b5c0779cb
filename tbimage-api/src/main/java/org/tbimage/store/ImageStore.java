package org.tbimage.store;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tbimage.device.DiskIdentity;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/**
 * Holds images. An image is visible whole or not at all: nothing of it is listed or opened before
 * {@link ImageWriter#publish} returns. After that it never changes.
 *
 * <ul>
 *   <li><b>Threads:</b> safe for many threads. Many processes on many machines may use one store at once.
 *   <li><b>Closing:</b> the caller that opened a store closes it, after the readers and writers it gave.
 *   <li><b>Errors:</b> an {@link org.tbimage.problem.ImagingException} where the user can do something about it:
 *       {@link NoSuchImageException}, {@link DamagedImageException}, {@link ImageConflictException}, store full. Other
 *       {@link IOException}s come from the blob store. Every method that reads may be called again after a failure.
 *   <li><b>Capabilities:</b> a store may keep no notes and no properties, have no files that people see, and be unable to
 *       copy an image without its bytes. A caller must work without them: see {@link #notes}, {@link #properties},
 *       {@link #files} and {@link #copy}.
 * </ul>
 */
public interface ImageStore extends Closeable {
    /** {@return where the store is, as the user gave it, for messages} */
    String location();

    /**
     * Lists the published images.
     *
     * @return all of them, ordered by box, disk and age
     * @throws IOException if the list is not complete; never a short list
     */
    List<ImageRef> list() throws IOException;

    /**
     * Lists the published images of one disk.
     *
     * @param name which disk of which box
     * @return its generations, the oldest first
     * @throws IOException if the list is not complete; never a short list
     */
    List<Generation> generations(ImageName name) throws IOException;

    /**
     * Lists the disks that have an image, with a manifest or without. By default those of {@link #list}.
     *
     * @param box only disks of this box; of all boxes if empty
     * @return the disks, by box and name
     * @throws IOException if the list is not complete; never a short list
     */
    default List<ImageName> names(Optional<String> box) throws IOException {
        return list().stream()
                .map(ImageRef::name)
                .filter(name -> box.isEmpty() || box.get().equals(name.box()))
                .distinct()
                .toList();
    }

    /**
     * Opens an image. The caller closes it.
     *
     * @param ref which one
     * @return the image, its manifest and chunk table checked
     * @throws NoSuchImageException if there is none
     * @throws DamagedImageException if its parts do not fit together
     * @throws IOException if the blob store fails
     */
    ImageReader open(ImageRef ref) throws IOException;

    /**
     * Reads the manifest of an image, and nothing else of it.
     *
     * @param ref which one
     * @return what the manifest says
     * @throws NoSuchImageException if there is none
     * @throws DamagedImageException if the manifest is not what was written
     * @throws IOException if the blob store fails
     */
    ImageInfo info(ImageRef ref) throws IOException;

    /**
     * Checks whether an image seems whole: its manifest can be read, and its other parts exist in their full length. Of the
     * packs nothing is read. By default the image is opened.
     *
     * @param ref which one
     * @return what the manifest says
     * @throws NoSuchImageException if there is none
     * @throws DamagedImageException if the manifest is not what was written, or another part is cut, too long or missing
     * @throws IOException if the blob store fails
     */
    default ImageInfo examine(ImageRef ref) throws IOException {
        try (ImageReader image = open(ref)) {
            return image.info();
        }
    }

    /**
     * Finds the newest generation that is not degraded. A degraded image never takes the place of a good one.
     *
     * @param name which disk of which box
     * @return the newest good generation; the newest of all if none is good; empty if there is none
     * @throws IOException if the list is not complete, or a manifest can not be read
     */
    Optional<Generation> newest(ImageName name) throws IOException;

    /**
     * Begins an image. The caller closes the writer, which leaves nothing behind unless it was published. Whatever is wrong
     * with older images of the disk, a new one can be begun.
     *
     * @param image what is known of the image before its first chunk
     * @param warnings receives one line for each thing that a person should know although the work goes on; called by any
     *     thread until the writer is closed
     * @return the writer, with a generation that no other writer has
     * @throws ImageConflictException if a given generation is taken
     * @throws IOException if the blob store fails
     */
    ImageWriter create(NewImage image, Consumer<String> warnings) throws IOException;

    /**
     * Publishes an image a second time, under another name of the same store, without a copy of its packs. The copy has the
     * content, the times and the statistics of the image. Its generation is that of the image, or the next free one of the
     * same second. It is an image of its own: to delete one of the two leaves the other. If there is such a copy already,
     * nothing is written. May be repeated after a failure. For one thread.
     *
     * @param from which image
     * @param to the name of the copy; not the name of the image itself
     * @param identity which piece of hardware the copy is said to be of
     * @return the copy; empty if this store can not do it, and the caller must copy the content. By default it can not
     * @throws IllegalArgumentException if the name is that of the image
     * @throws NoSuchImageException if there is no such image
     * @throws DamagedImageException if its manifest or its chunk table is damaged, or a pack is missing
     * @throws IOException if the blob store fails
     */
    default Optional<ImageRef> copy(ImageRef from, ImageName to, DiskIdentity identity) throws IOException {
        return Optional.empty();
    }

    /**
     * Removes an image. It is neither listed nor opened from now on, and its name is never used again. What it shares with others is
     * kept. A store that many machines use keeps the rest for a day, since a restore elsewhere may still read it; see
     * {@link #reclaim}. Readers that have it open later than that may fail.
     *
     * @param ref which one
     * @throws NoSuchImageException if there is none
     * @throws IOException if the blob store fails
     */
    void delete(ImageRef ref) throws IOException;

    /**
     * Frees the space of removed images, and of images whose writers died before they published them. {@link #create} does so too,
     * with a day of grace. Live writers are not disturbed. May be repeated after a failure. By default nothing is left to free.
     *
     * @param name which disk of which box
     * @param grace how long the parts of a removed image are kept after its removal; zero only if no restore of it is running
     * @return the bytes of the files that were deleted and that nothing else uses
     * @throws IOException if the blob store fails; some of them may be deleted then
     */
    default long reclaim(ImageName name, Duration grace) throws IOException {
        return 0;
    }

    /**
     * Checks whether an image was published under a name and then removed. Such a name is never used again. By default a store does
     * not remember this.
     *
     * @param ref which image
     * @return whether it was removed; false if there is such an image, or never was one
     * @throws IOException if the blob store fails
     */
    default boolean isRemoved(ImageRef ref) throws IOException {
        return false;
    }

    /**
     * Takes note of damage that was found in an image, so that new images do not share what is damaged. By default nothing is noted.
     *
     * @param ref which image
     * @param damage what was found
     * @throws IOException if the blob store fails
     */
    default void noteDamage(ImageRef ref, DamagedImageException damage) throws IOException {}

    /**
     * Repairs an image with what the store has elsewhere: packs that are missing or damaged are taken from another image that has
     * them whole, and equal packs are stored once again. Nothing that exists only once is deleted. By default nothing is done.
     *
     * @param ref which image
     * @param damage what was found in it; empty if it seems whole
     * @return what was done, a sentence each; empty if nothing was
     * @throws NoSuchImageException if there is no such image
     * @throws DamagedImageException if its manifest is damaged
     * @throws IOException if the blob store fails; what was done is then of use all the same
     */
    default List<String> repair(ImageRef ref, Optional<DamagedImageException> damage) throws IOException {
        return List.of();
    }

    /** {@return small notes about disks, beside their images; empty, the default, if the store keeps none} */
    default Optional<DiskNotes> notes() {
        return Optional.empty();
    }

    /** {@return what all users of this store agree on; empty, the default, if the store keeps no such text} */
    default Optional<StoreProperties> properties() {
        return Optional.empty();
    }

    /** {@return the files that people and other tools see; {@link DiskFiles#NONE}, the default, if there are none} */
    default DiskFiles files() {
        return DiskFiles.NONE;
    }
}
