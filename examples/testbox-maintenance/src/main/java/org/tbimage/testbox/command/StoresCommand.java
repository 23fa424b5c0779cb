package org.tbimage.testbox.command;

import java.util.List;
import org.tbimage.action.Parameter;
import org.tbimage.testbox.output.Answer;
import org.tbimage.testbox.output.Item;
import org.tbimage.testbox.output.Listing;

/** {@code stores}: where images can be kept from here. */
final class StoresCommand implements Command {
    private static final List<String> COLUMNS = List.of("scheme", "summary");

    @Override
    public String name() {
        return "stores";
    }

    @Override
    public String summary() {
        return "list the installed kinds of store";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public Answer run(Call call) {
        List<List<Item>> rows = call.tbimage().stores().all().stream()
                .map(store -> List.of(Item.text("scheme", store.name()), Item.text("summary", store.summary())))
                .toList();
        return new Answer(List.of(), "", new Listing("stores", COLUMNS, rows));
    }
}
