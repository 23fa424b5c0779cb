package org.tbimage.testbox.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Parameter;
import org.tbimage.store.ImageStore;
import org.tbimage.testbox.output.Answer;
import org.tbimage.testbox.output.Item;
import org.tbimage.testbox.output.Listing;
import org.tbimage.value.ImageName;

/** {@code list}: the images of a store. */
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
            List<ImageName> names = name.isPresent() ? List.of(name.get()) : store.names(Optional.empty());
            for (ImageName disk : names) {
                rows.addAll(new StoredImages(store, disk).rows());
            }
        }
        if (rows.isEmpty() && !call.common().json()) {
            call.console()
                    .remark(location + ": there are no images"
                            + name.map(n -> " of " + n).orElse(""));
        }
        return new Answer(List.of(Item.text("store", location)), "", new Listing("images", columns(rows), rows));
    }

    /** Columns that few stores need are shown where they have something to say. */
    private static List<String> columns(List<List<Item>> rows) {
        List<String> columns = new ArrayList<>(COLUMNS);
        boolean files =
                rows.stream().flatMap(List::stream).anyMatch(item -> item.name().equals("file"));
        boolean notes = rows.stream()
                .flatMap(List::stream)
                .anyMatch(item -> item.name().equals("notes") && !item.equals(Item.texts("notes", List.of())));
        if (files) {
            columns.add("file");
        }
        if (notes) {
            columns.add("notes");
        }
        return columns;
    }
}
