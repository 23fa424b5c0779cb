package org.tbimage.testbox.command;

import java.io.IOException;
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
        return List.of(StoreSettings.STORE, StoreSettings.IMAGE, StoreSettings.GENERATION);
    }

    @Override
    public Answer run(Call call) throws IOException {
        String location = StoreSettings.store(call);
        try (ImageStore store = call.tbimage().openStore(location)) {
            Optional<ImageName> asked = StoreSettings.image(call);
            ImageName name = asked.isPresent() ? asked.get() : only(store);
            Optional<Generation> generation = StoreSettings.generation(call);
            Optional<Generation> found = generation.isPresent() ? generation : store.newest(name);
            List<Item> items = found.isPresent() ? image(store, new ImageRef(name, found.get())) : plain(store, name);
            return new Answer(List.of(Item.text("store", location)), "", new Facts("image", items));
        }
    }

    /** The disk that is meant where none is named: the only one there is. */
    private static ImageName only(ImageStore store) throws IOException {
        List<ImageName> names =
                store.list().stream().map(ImageRef::name).distinct().toList();
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

    private static List<Item> plain(ImageStore store, ImageName name) throws IOException {
        PlainImage plain =
                store.plain(name).orElseThrow(() -> new NoSuchImageException(store.location(), "of " + name));
        return List.of(
                Item.text("image", name.toString()),
                Item.text("state", "no manifest"),
                Item.text("file", plain.key()),
                Item.bytes("stored", plain.length()));
    }
}
