package org.tbimage.core.retention;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.DiskNotes;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageRef;

/**
 * The pins of images: a note beside the disk for each pinned generation, so that two pins at once do not overwrite each other.
 * In a store without notes nothing is pinned. Safe for many threads.
 *
 * @param store the store; the caller closes it
 */
public record Pins(ImageStore store) {
    /**
     * Looks for the pin of an image.
     *
     * @param image which one
     * @return the pin, or empty if the image is not pinned
     * @throws IOException if the store fails
     */
    public Optional<Pin> find(ImageRef image) throws IOException {
        if (store.notes().isEmpty()) {
            return Optional.empty();
        }
        try {
            return store.notes().get().get(image.name(), note(image)).map(Pin::read);
        } catch (DamagedImageException e) {
            return Optional.of(Pin.UNREADABLE);
        }
    }

    /**
     * Pins an image, in place of an earlier pin of it.
     *
     * @param image which one; the caller checks that it exists, before and after
     * @param pin when, where and why
     * @throws ImagingException with {@link Problem#STORE_FAILED} if the store keeps no notes
     * @throws IOException if the store fails
     */
    public void put(ImageRef image, Pin pin) throws IOException {
        notes().put(image.name(), note(image), pin.write());
    }

    /**
     * Pins an image.
     *
     * @param image which one; the caller checks that it exists, before and after
     * @param now the present time
     * @param machine name of this machine
     * @param reason why, if somebody said so
     * @throws IOException as {@link #put(ImageRef, Pin)}
     */
    public void put(ImageRef image, Instant now, String machine, Optional<String> reason) throws IOException {
        put(image, new Pin(Optional.of(now), Optional.of(machine), reason));
    }

    /**
     * Removes the pin of an image; does nothing if it is not pinned.
     *
     * @param image which one; it need not exist any more
     * @throws ImagingException with {@link Problem#STORE_FAILED} if the store keeps no notes
     * @throws IOException if the store fails
     */
    public void remove(ImageRef image) throws IOException {
        notes().remove(image.name(), note(image));
    }

    /**
     * Throws if an image is pinned.
     *
     * @param image which one
     * @throws ImagingException with {@link Problem#IMAGE_PINNED} if it is pinned
     * @throws IOException if the store fails
     */
    public void requireUnpinned(ImageRef image) throws IOException {
        Optional<Pin> pin = find(image);
        if (pin.isPresent()) {
            throw new ImagingException(
                    Problem.IMAGE_PINNED,
                    image + " is " + pin.get().describe(),
                    "unpin it first, if it may be removed");
        }
    }

    private DiskNotes notes() throws ImagingException {
        return store.notes()
                .orElseThrow(() -> new ImagingException(
                        Problem.STORE_FAILED,
                        store.location() + " keeps no notes about disks, so its images can't be pinned",
                        "use a store that does, such as a directory"));
    }

    /** Names of notes are in lower case, as in {@code pin-20261122t101500z.json}. */
    private static String note(ImageRef image) {
        return "pin-" + image.generation().toString().toLowerCase(Locale.ROOT) + ".json";
    }
}
