package org.tbimage.testbox.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Fact;
import org.tbimage.action.Parameter;
import org.tbimage.store.ImageStore;
import org.tbimage.testbox.output.Listing;
import org.tbimage.testbox.output.Report;
import org.tbimage.value.ImageName;

/** {@code list}: lists the images of a store. */
final class ListCommand implements Command {
    private static final List<String> COLUMNS =
            List.of("image", "generation", "age", "size", "stored", "shared", "codec", "state");

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
    public Report run(Invocation call) throws IOException {
        String location = StoreSettings.store(call);
        Optional<ImageName> name = StoreSettings.image(call);
        List<List<Fact>> rows = new ArrayList<>();
        try (ImageStore store = call.tbimage().openStore(location)) {
            List<ImageName> names = name.isPresent() ? List.of(name.get()) : store.names(Optional.empty());
            for (ImageName disk : names) {
                rows.addAll(new StoredImages(store, disk).rows());
            }
        }
        String ifEmpty =
                location + ": there are no images" + name.map(n -> " of " + n).orElse("");
        return new Report(
                List.of(Fact.text("store", location)), "", new Listing("images", columns(rows), rows, ifEmpty));
    }

    /** A column that few stores need is shown only if a row has a value for it. */
    private static List<String> columns(List<List<Fact>> rows) {
        List<String> columns = new ArrayList<>(COLUMNS);
        for (String optional : List.of("pinned", "file", "notes")) {
            boolean used = rows.stream()
                    .flatMap(List::stream)
                    .anyMatch(fact ->
                            fact.name().equals(optional) && (!fact.texts().isEmpty() || fact.number() != 0));
            if (used) {
                columns.add(optional);
            }
        }
        return columns;
    }
}
