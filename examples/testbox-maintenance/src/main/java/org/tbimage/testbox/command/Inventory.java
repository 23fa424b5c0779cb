package org.tbimage.testbox.command;

import java.util.List;
import org.tbimage.action.Action;
import org.tbimage.action.Fact;
import org.tbimage.action.Parameter;
import org.tbimage.codec.Codec;
import org.tbimage.codec.LevelRange;
import org.tbimage.core.Tbimage;
import org.tbimage.store.ImageStoreProvider;

/** The commands that list what is installed: {@code actions}, {@code codecs}, {@code stores}, {@code devices}. */
final class Inventory {
    static final List<Command> COMMANDS = List.of(
            new InventoryCommand<>(
                    "actions",
                    "list the installed actions",
                    List.of("name", "summary"),
                    Tbimage::actions,
                    Inventory::action),
            new InventoryCommand<>(
                    "codecs",
                    "list the installed codecs and their levels",
                    List.of("name", "suffix", "fastest", "standard", "smallest", "summary", "engine"),
                    Tbimage::codecs,
                    Inventory::codec),
            new InventoryCommand<>(
                    "stores",
                    "list the installed kinds of store",
                    List.of("scheme", "summary"),
                    Tbimage::stores,
                    Inventory::store),
            new DevicesCommand());

    private Inventory() {}

    private static List<Fact> action(Action action) {
        List<String> settings =
                action.parameters().stream().map(Parameter::name).toList();
        return List.of(
                Fact.text("name", action.name()),
                Fact.text("summary", action.summary()),
                Fact.texts("settings", settings));
    }

    private static List<Fact> codec(Codec codec) {
        LevelRange levels = codec.levels();
        return List.of(
                Fact.text("name", codec.name()),
                Fact.text("suffix", codec.fileSuffix()),
                Fact.count("fastest", levels.fastest()),
                Fact.count("standard", levels.standard()),
                Fact.count("smallest", levels.smallest()),
                Fact.text("summary", codec.summary()),
                Fact.text("engine", codec.engine()));
    }

    private static List<Fact> store(ImageStoreProvider store) {
        return List.of(Fact.text("scheme", store.name()), Fact.text("summary", store.summary()));
    }
}
