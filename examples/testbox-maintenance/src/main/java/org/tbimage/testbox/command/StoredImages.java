package org.tbimage.testbox.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.problem.ImagingException;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.store.PlainImage;
import org.tbimage.testbox.output.Item;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/**
 * What a list says of the images of one disk: of those with a manifest, in what state they are as far as the lengths of their
 * parts tell; of those without, which files they are. One that is bad is listed as such, and does not hide the others.
 */
final class StoredImages {
    /** Notes that matter to whoever restores. */
    private static final List<String> NOTES = List.of("restoring", "retired");

    private final ImageStore store;
    private final ImageName name;

    StoredImages(ImageStore store, ImageName name) {
        this.store = store;
        this.name = name;
    }

    /** A row for each image, the oldest first, files without a manifest last. */
    List<List<Item>> rows() throws IOException {
        Item notes = Item.texts("notes", notes());
        List<List<Item>> rows = new ArrayList<>();
        for (Generation generation : store.generations(name)) {
            image(new ImageRef(name, generation)).ifPresent(row -> rows.add(with(row, notes)));
        }
        for (PlainImage plain : store.plains(name)) {
            rows.add(with(plain(name, plain), notes));
        }
        return rows;
    }

    /** The notes of the disk, by their names; one that can't be read is there all the same. */
    List<String> notes() throws IOException {
        List<String> found = new ArrayList<>();
        for (String note : NOTES) {
            try {
                if (store.note(name, note + ".json").isPresent()) {
                    found.add(note);
                }
            } catch (ImagingException e) {
                found.add(note);
            }
        }
        return found;
    }

    static List<Item> plain(ImageName name, PlainImage plain) {
        return List.of(
                Item.text("image", name.toString()),
                Item.text("generation", Optional.empty()),
                Item.bytes("stored", plain.length()),
                Item.text("state", "no manifest"),
                Item.text("file", plain.file()));
    }

    private Optional<List<Item>> image(ImageRef ref) throws IOException {
        try {
            ImageInfo info = store.info(ref);
            return Optional.of(examined(ref, info));
        } catch (NoSuchImageException e) {
            return Optional.empty(); // deleted since it was listed
        } catch (ImagingException e) {
            return Optional.of(List.of(
                    Item.text("image", ref.name().toString()),
                    Item.text("generation", ref.generation().toString()),
                    Item.text("state", state(e)),
                    Item.text("damage", Optional.ofNullable(e.getMessage()))));
        }
    }

    /** The manifest is whole; the other parts may not be. */
    private List<Item> examined(ImageRef ref, ImageInfo info) throws IOException {
        try {
            store.examine(ref);
            return ImageItems.brief(info);
        } catch (ImagingException e) {
            List<Item> items = new ArrayList<>();
            for (Item item : ImageItems.brief(info)) {
                items.add(item.name().equals("state") ? Item.text("state", state(e)) : item);
            }
            items.add(Item.text("damage", Optional.ofNullable(e.getMessage())));
            return items;
        }
    }

    private static String state(ImagingException e) {
        return switch (e.problem()) {
            case IMAGE_DAMAGED -> "damaged";
            case IMAGE_UNSUPPORTED -> "unsupported";
            default -> "unreadable";
        };
    }

    private static List<Item> with(List<Item> row, Item more) {
        List<Item> all = new ArrayList<>(row);
        all.add(more);
        return all;
    }
}
