package org.tbimage.testbox.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Parameter;
import org.tbimage.problem.ImagingException;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.store.PlainImage;
import org.tbimage.store.UnsupportedImageException;
import org.tbimage.testbox.output.Answer;
import org.tbimage.testbox.output.Item;
import org.tbimage.testbox.output.Listing;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** {@code list}: the images of a store. One that is damaged is listed as such, and does not hide the others. */
final class ListCommand implements Command {
    private static final List<String> COLUMNS = List.of("image", "generation", "size", "stored", "codec", "state");

    @Override
    public String name() {
        return "list";
    }

    @Override
    public String summary() {
        return "list the images of a store";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(StoreSettings.STORE, StoreSettings.IMAGE);
    }

    @Override
    public Answer run(Call call) throws IOException {
        String location = StoreSettings.store(call);
        Optional<ImageName> name = StoreSettings.image(call);
        List<List<Item>> rows = new ArrayList<>();
        try (ImageStore store = call.tbimage().openStore(location)) {
            for (ImageRef ref : images(store, name)) {
                row(store, ref).ifPresent(rows::add);
            }
            if (name.isPresent()) {
                store.plain(name.get()).ifPresent(plain -> rows.add(plain(name.get(), plain)));
            }
        }
        if (rows.isEmpty() && !call.common().json()) {
            call.console()
                    .remark(location + ": there are no images"
                            + name.map(n -> " of " + n).orElse(""));
        }
        return new Answer(List.of(Item.text("store", location)), "", new Listing("images", COLUMNS, rows));
    }

    private static List<ImageRef> images(ImageStore store, Optional<ImageName> name) throws IOException {
        if (name.isEmpty()) {
            return store.list();
        }
        return store.generations(name.get()).stream()
                .map(generation -> new ImageRef(name.get(), generation))
                .toList();
    }

    private static Optional<List<Item>> row(ImageStore store, ImageRef ref) throws IOException {
        try {
            return Optional.of(ImageItems.brief(store.info(ref)));
        } catch (DamagedImageException e) {
            return Optional.of(unusable(ref, "damaged", e));
        } catch (UnsupportedImageException e) {
            return Optional.of(unusable(ref, "unsupported", e));
        } catch (NoSuchImageException e) {
            return Optional.empty(); // deleted since it was listed
        }
    }

    private static List<Item> unusable(ImageRef ref, String state, ImagingException e) {
        return List.of(
                Item.text("image", ref.name().toString()),
                Item.text("generation", ref.generation().toString()),
                Item.text("state", state),
                Item.text("damage", Optional.ofNullable(e.getMessage())));
    }

    private static List<Item> plain(ImageName name, PlainImage plain) {
        return List.of(
                Item.text("image", name.toString()),
                Item.text("generation", Optional.empty()),
                Item.bytes("stored", plain.length()),
                Item.text("state", "no manifest"),
                Item.text("file", plain.key()));
    }
}
