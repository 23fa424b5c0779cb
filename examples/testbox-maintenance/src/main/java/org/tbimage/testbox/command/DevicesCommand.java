package org.tbimage.testbox.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tbimage.action.Parameter;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.DeviceInfo;
import org.tbimage.testbox.output.Answer;
import org.tbimage.testbox.output.Item;
import org.tbimage.testbox.output.Listing;

/** {@code devices}: the disks of this machine. */
final class DevicesCommand implements Command {
    private static final List<String> COLUMNS = List.of("path", "size", "model", "serial", "transport", "used-by");

    @Override
    public String name() {
        return "devices";
    }

    @Override
    public String summary() {
        return "list the disks of this machine";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public Answer run(Call call) throws IOException {
        List<List<Item>> rows = new ArrayList<>();
        List<String> schemes = new ArrayList<>();
        for (BlockDeviceProvider provider : call.tbimage().devices().all()) {
            schemes.add(provider.name());
            provider.list().forEach(device -> rows.add(row(provider, device)));
        }
        if (rows.isEmpty() && !call.common().json()) {
            call.console().remark("no disks of this machine can be listed");
        }
        return new Answer(List.of(Item.texts("schemes", schemes)), "", new Listing("devices", COLUMNS, rows));
    }

    private static List<Item> row(BlockDeviceProvider provider, DeviceInfo device) {
        List<Item> items = new ArrayList<>(List.of(
                Item.text("path", device.name()),
                Item.text("scheme", provider.name()),
                Item.text("kind", device.kind().name().toLowerCase(Locale.ROOT)),
                Item.bytes("size", device.size())));
        items.addAll(ImageItems.sectors(device.geometry()));
        items.addAll(ImageItems.identity(device.identity()));
        items.add(Item.flag("rotational", device.rotational()));
        items.add(Item.flag("read-only", device.readOnly()));
        items.add(Item.texts("used-by", device.usedBy()));
        return items;
    }
}
