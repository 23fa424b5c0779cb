package org.tbimage.testbox.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Parameter;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.store.PlainImage;
import org.tbimage.testbox.output.Answer;
import org.tbimage.testbox.output.Facts;
import org.tbimage.testbox.output.Item;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** {@code show}: all that one image says of itself. */
final class ShowCommand implements Command {
    @Override
    public String name() {
        return "show";
    }

    @Override
    public String summary() {
        return "show all that is known of one image";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(StoreSettings.STORE, StoreSettings.IMAGE, StoreSettings.GENERATION, StoreSettings.FILE);
    }

    @Override
    public Answer run(Call call) throws IOException {
        String location = StoreSettings.store(call);
        try (ImageStore store = call.tbimage().openStore(location)) {
            Optional<ImageName> asked = StoreSettings.image(call);
            ImageName name = asked.isPresent() ? asked.get() : only(store);
            Optional<Generation> generation = StoreSettings.generation(call);
            Optional<String> file = call.setting(StoreSettings.FILE.name());
            if (generation.isPresent() && file.isPresent()) {
                throw new ImagingException(
                        Problem.BAD_SETTING,
                        "a generation and a file are two images: only one can be meant",
                        "give one of them");
            }
            Optional<Generation> found = generation.isPresent() || file.isPresent() ? generation : store.newest(name);
            List<Item> items = new ArrayList<>(
                    found.isPresent() ? image(store, new ImageRef(name, found.get())) : plain(store, name, file));
            items.add(Item.texts("notes", new StoredImages(store, name).notes()));
            return new Answer(List.of(Item.text("store", location)), "", new Facts("image", items));
        }
    }

    /** The disk that is meant where none is named: the only one there is. */
    private static ImageName only(ImageStore store) throws IOException {
        List<ImageName> names = store.names(Optional.empty());
        if (names.size() == 1) {
            return names.get(0);
        }
        if (names.isEmpty()) {
            throw new NoSuchImageException(store.location(), "at all");
        }
        throw new ImagingException(
                Problem.BAD_SETTING,
                store.location() + " has images of " + names.size() + " disks: which one?",
                "give one with --image, as in --image " + names.get(0));
    }

    private static List<Item> image(ImageStore store, ImageRef ref) throws IOException {
        try (ImageReader reader = store.open(ref)) {
            return ImageItems.full(reader.info(), reader.packs());
        }
    }

    private static List<Item> plain(ImageStore store, ImageName name, Optional<String> file) throws IOException {
        Optional<PlainImage> found = file.isEmpty()
                ? store.plain(name)
                : store.plains(name).stream()
                        .filter(plain -> plain.file().equals(file.get()))
                        .findFirst();
        String what = file.map(asked -> name + " in a file " + asked).orElse("of " + name);
        return StoredImages.plain(name, found.orElseThrow(() -> new NoSuchImageException(store.location(), what)));
    }
}
