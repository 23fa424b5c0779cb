package org.tbimage.testbox.command;

import java.util.List;
import org.tbimage.action.Action;
import org.tbimage.action.Parameter;
import org.tbimage.testbox.output.Answer;
import org.tbimage.testbox.output.Item;
import org.tbimage.testbox.output.Listing;

/** {@code actions}: what can be done here. */
final class ActionsCommand implements Command {
    private static final List<String> COLUMNS = List.of("name", "summary");

    @Override
    public String name() {
        return "actions";
    }

    @Override
    public String summary() {
        return "list the installed actions";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public Answer run(Call call) {
        List<List<Item>> rows =
                call.tbimage().actions().all().stream().map(ActionsCommand::row).toList();
        return new Answer(List.of(), "", new Listing("actions", COLUMNS, rows));
    }

    private static List<Item> row(Action action) {
        List<String> settings =
                action.parameters().stream().map(Parameter::name).toList();
        return List.of(
                Item.text("name", action.name()),
                Item.text("summary", action.summary()),
                Item.texts("settings", settings));
    }
}
