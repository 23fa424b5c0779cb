package org.tbimage.testbox.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tbimage.action.Action;
import org.tbimage.action.Fact;
import org.tbimage.action.Parameter;
import org.tbimage.codec.Codec;
import org.tbimage.codec.LevelRange;
import org.tbimage.core.Tbimage;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.DeviceInfo;
import org.tbimage.store.ImageStoreProvider;

/** The commands that list what is installed: {@code actions}, {@code codecs}, {@code stores}, {@code devices}. */
final class Inventory {
    static final List<Command> COMMANDS = List.of(
            new InventoryCommand<>(
                    "actions",
                    "list the installed actions",
                    List.of("name", "summary"),
                    Tbimage::actions,
                    installed -> List.of(),
                    Inventory::action),
            new InventoryCommand<>(
                    "codecs",
                    "list the installed codecs and their levels",
                    List.of("name", "suffix", "fastest", "standard", "smallest", "summary", "engine"),
                    Tbimage::codecs,
                    installed -> List.of(),
                    Inventory::codec),
            new InventoryCommand<>(
                    "stores",
                    "list the installed kinds of store",
                    List.of("scheme", "summary"),
                    Tbimage::stores,
                    installed -> List.of(),
                    Inventory::store),
            new InventoryCommand<>(
                    "devices",
                    "list the disks of this machine",
                    List.of("path", "size", "model", "serial", "transport", "used-by"),
                    Tbimage::devices,
                    installed -> List.of(Fact.texts("schemes", List.copyOf(installed.names()))),
                    Inventory::devices));

    private Inventory() {}

    private static List<List<Fact>> action(Action action) {
        List<String> settings =
                action.parameters().stream().map(Parameter::name).toList();
        return List.of(List.of(
                Fact.text("name", action.name()),
                Fact.text("summary", action.summary()),
                Fact.texts("settings", settings)));
    }

    private static List<List<Fact>> codec(Codec codec) {
        LevelRange levels = codec.levels();
        return List.of(List.of(
                Fact.text("name", codec.name()),
                Fact.text("suffix", codec.fileSuffix()),
                Fact.count("fastest", levels.fastest()),
                Fact.count("standard", levels.standard()),
                Fact.count("smallest", levels.smallest()),
                Fact.text("summary", codec.summary()),
                Fact.text("engine", codec.engine())));
    }

    private static List<List<Fact>> store(ImageStoreProvider store) {
        return List.of(List.of(Fact.text("scheme", store.name()), Fact.text("summary", store.summary())));
    }

    private static List<List<Fact>> devices(BlockDeviceProvider provider) throws IOException {
        return provider.list().stream().map(device -> device(provider, device)).toList();
    }

    private static List<Fact> device(BlockDeviceProvider provider, DeviceInfo device) {
        List<Fact> facts = new ArrayList<>(List.of(
                Fact.text("path", device.name()),
                Fact.text("scheme", provider.name()),
                Fact.text("kind", device.kind().name().toLowerCase(Locale.ROOT)),
                Fact.bytes("size", device.size())));
        facts.addAll(ImageFacts.sectors(device.geometry()));
        facts.addAll(ImageFacts.identity(device.identity()));
        facts.add(Fact.flag("rotational", device.rotational()));
        facts.add(Fact.flag("read-only", device.readOnly()));
        facts.add(Fact.texts("used-by", device.usedBy()));
        return facts;
    }
}
