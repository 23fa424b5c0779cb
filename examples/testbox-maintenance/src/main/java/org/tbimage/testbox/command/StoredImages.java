package org.tbimage.testbox.command;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Fact;
import org.tbimage.core.retention.Pin;
import org.tbimage.core.retention.Pins;
import org.tbimage.problem.ImagingException;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.store.PlainImage;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/**
 * The images of one disk, for a list. An image with a manifest is checked by the lengths of its parts; an image without one
 * is listed by its file. A damaged image is listed as damaged and does not hide the others.
 */
final class StoredImages {
    /** Notes that matter for a restore. */
    private static final List<String> NOTES = List.of("restoring", "retired");

    private final ImageStore store;
    private final ImageName name;

    StoredImages(ImageStore store, ImageName name) {
        this.store = store;
        this.name = name;
    }

    /** {@return one row for each image, the oldest first, files without a manifest last} */
    List<List<Fact>> rows() throws IOException {
        Fact notes = Fact.texts("notes", notes());
        List<List<Fact>> rows = new ArrayList<>();
        for (Generation generation : store.generations(name)) {
            ImageRef ref = new ImageRef(name, generation);
            Optional<List<Fact>> row = image(ref);
            if (row.isPresent()) {
                rows.add(with(row.get(), pinned(ref), notes));
            }
        }
        for (PlainImage plain : store.files().plainImages(name)) {
            rows.add(with(plain(name, plain), Fact.flag("pinned", false), notes));
        }
        return rows;
    }

    /** {@return the names of the disk's notes; an unreadable note counts, too} */
    List<String> notes() throws IOException {
        List<String> found = new ArrayList<>();
        for (String note : NOTES) {
            try {
                if (store.notes().isPresent()
                        && store.notes().get().get(name, note + ".json").isPresent()) {
                    found.add(note);
                }
            } catch (ImagingException e) {
                found.add(note);
            }
        }
        return found;
    }

    private Fact pinned(ImageRef ref) {
        return pin(ref).get(0);
    }

    /** {@return whether an image is pinned, and when, where and why; one whose note can't be read counts as pinned} */
    List<Fact> pin(ImageRef ref) {
        Optional<Pin> pin;
        try {
            pin = new Pins(store).find(ref);
        } catch (IOException e) {
            pin = Optional.of(new Pin(Optional.empty(), Optional.empty(), Optional.empty()));
        }
        return List.of(
                Fact.flag("pinned", pin.isPresent()),
                Fact.text("pinned-at", pin.flatMap(Pin::at).map(Instant::toString)),
                Fact.text("pinned-on", pin.flatMap(Pin::machine)),
                Fact.text("pin-reason", pin.flatMap(Pin::reason)));
    }

    static List<Fact> plain(ImageName name, PlainImage plain) {
        return List.of(
                Fact.text("image", name.toString()),
                Fact.text("generation", Optional.empty()),
                Fact.bytes("stored", plain.length()),
                Fact.text("state", "no manifest"),
                Fact.text("file", plain.file()));
    }

    private Optional<List<Fact>> image(ImageRef ref) throws IOException {
        try {
            ImageInfo info = store.info(ref);
            return Optional.of(with(examined(ref, info), ImageFacts.age(info, Instant.now())));
        } catch (NoSuchImageException e) {
            return Optional.empty(); // deleted since it was listed
        } catch (ImagingException e) {
            return Optional.of(List.of(
                    Fact.text("image", ref.name().toString()),
                    Fact.text("generation", ref.generation().toString()),
                    Fact.text("state", state(e)),
                    Fact.text("damage", Optional.ofNullable(e.getMessage()))));
        }
    }

    /** {@return the row of an image with a good manifest; its other parts may be damaged} */
    private List<Fact> examined(ImageRef ref, ImageInfo info) throws IOException {
        try {
            store.examine(ref);
            return ImageFacts.brief(info);
        } catch (ImagingException e) {
            List<Fact> facts = new ArrayList<>();
            for (Fact fact : ImageFacts.brief(info)) {
                facts.add(fact.name().equals("state") ? Fact.text("state", state(e)) : fact);
            }
            facts.add(Fact.text("damage", Optional.ofNullable(e.getMessage())));
            return facts;
        }
    }

    private static String state(ImagingException e) {
        return switch (e.problem()) {
            case IMAGE_DAMAGED -> "damaged";
            case IMAGE_UNSUPPORTED -> "unsupported";
            default -> "unreadable";
        };
    }

    private static List<Fact> with(List<Fact> row, Fact... more) {
        List<Fact> all = new ArrayList<>(row);
        all.addAll(List.of(more));
        return all;
    }
}
