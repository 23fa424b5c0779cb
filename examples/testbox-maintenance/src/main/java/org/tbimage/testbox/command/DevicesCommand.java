package org.tbimage.testbox.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tbimage.action.Fact;
import org.tbimage.core.Tbimage;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.DeviceInfo;
import org.tbimage.testbox.output.Listing;
import org.tbimage.testbox.output.Listings;
import org.tbimage.testbox.output.Report;

/** {@code devices}: the disks of this machine, and the installed kinds of device. */
final class DevicesCommand implements Command {
    private static final List<String> COLUMNS = List.of("path", "size", "model", "serial", "transport", "used-by");

    private static final InventoryCommand<BlockDeviceProvider> KINDS = new InventoryCommand<>(
            "kinds",
            "list the installed kinds of device",
            List.of("scheme", "summary"),
            Tbimage::devices,
            kind -> List.of(Fact.text("scheme", kind.name()), Fact.text("summary", kind.summary())));

    @Override
    public String name() {
        return "devices";
    }

    @Override
    public String summary() {
        return "list the disks of this machine and the installed kinds of device";
    }

    @Override
    public Report run(Invocation call) throws IOException {
        List<List<Fact>> disks = new ArrayList<>();
        for (BlockDeviceProvider kind : call.tbimage().devices().all()) {
            try {
                kind.list().forEach(disk -> disks.add(facts(kind, disk)));
            } catch (RuntimeException | LinkageError e) {
                InventoryCommand.warn(call, name(), kind, e);
            }
        }
        Listing found = new Listing(name(), COLUMNS, disks, "found no devices");
        List<String> schemes = List.copyOf(call.tbimage().devices().names());
        return new Report(
                List.of(Fact.texts("schemes", schemes)), "", new Listings(List.of(found, KINDS.listing(call))));
    }

    private static List<Fact> facts(BlockDeviceProvider kind, DeviceInfo disk) {
        List<Fact> facts = new ArrayList<>(List.of(
                Fact.text("path", disk.name()),
                Fact.text("scheme", kind.name()),
                Fact.text("kind", disk.kind().name().toLowerCase(Locale.ROOT)),
                Fact.bytes("size", disk.size())));
        facts.addAll(ImageFacts.sectors(disk.geometry()));
        facts.addAll(ImageFacts.identity(disk.identity()));
        facts.add(Fact.flag("rotational", disk.rotational()));
        facts.add(Fact.flag("read-only", disk.readOnly()));
        facts.add(Fact.texts("used-by", disk.usedBy()));
        return facts;
    }
}
