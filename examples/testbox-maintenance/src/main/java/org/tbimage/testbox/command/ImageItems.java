package org.tbimage.testbox.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStats;
import org.tbimage.store.PackInfo;
import org.tbimage.store.PartitionTable;
import org.tbimage.testbox.output.Item;

/** What a manifest says. Things that 'list' and 'show' both tell have one name. */
final class ImageItems {
    private ImageItems() {}

    /** What tells images of a list apart. */
    static List<Item> brief(ImageInfo info) {
        ImageDraft draft = info.draft();
        return List.of(
                Item.text("image", draft.name().toString()),
                Item.text("generation", info.generation().toString()),
                Item.text("state", info.degraded() ? "degraded" : "good"),
                Item.text("created-at", draft.createdAt().toString()),
                Item.bytes("size", draft.geometry().size()),
                Item.bytes("stored", info.stats().storedBytes()),
                Item.text("codec", draft.encoding().codec()),
                Item.text("made-on", draft.madeOn()));
    }

    /** All of it. */
    static List<Item> full(ImageInfo info, List<PackInfo> packs) {
        List<Item> items = new ArrayList<>(brief(info));
        items.add(Item.text("made-by", info.draft().madeBy()));
        items.add(Item.span("took", info.took()));
        items.addAll(disk(info.draft()));
        items.addAll(content(info));
        items.add(Item.texts("packs", packs.stream().map(PackInfo::key).toList()));
        return items;
    }

    private static List<Item> disk(ImageDraft draft) {
        Geometry geometry = draft.geometry();
        List<Item> items = new ArrayList<>(identity(draft.identity()));
        items.addAll(sectors(geometry));
        items.add(Item.text("partition-table", draft.partitionTable().map(PartitionTable::type)));
        items.add(Item.text("partition-table-id", draft.partitionTable().map(PartitionTable::id)));
        return items;
    }

    /** How large sectors are; nothing for a file, which has none. */
    static List<Item> sectors(Geometry geometry) {
        return geometry.hasSectors()
                ? List.of(
                        Item.count("logical-sector", geometry.logicalSector()),
                        Item.count("physical-sector", geometry.physicalSector()))
                : List.of(
                        Item.text("logical-sector", Optional.empty()), Item.text("physical-sector", Optional.empty()));
    }

    /** Which piece of hardware a disk is. */
    static List<Item> identity(DiskIdentity identity) {
        return List.of(
                Item.text("model", identity.model()),
                Item.text("serial", identity.serial()),
                Item.text("wwn", identity.wwn()),
                Item.text("transport", identity.transport()),
                Item.text("slot", identity.slot()),
                Item.flag("removable", identity.removable()));
    }

    private static List<Item> content(ImageInfo info) {
        Encoding encoding = info.draft().encoding();
        ImageStats stats = info.stats();
        return List.of(
                Item.count("level", encoding.level()),
                Item.bytes("chunk-size", encoding.chunkSize()),
                Item.count("data-chunks", stats.dataChunks()),
                Item.count("zero-chunks", stats.zeroChunks()),
                Item.count("reused-chunks", stats.reusedChunks()),
                Item.flag("degraded", info.degraded()),
                Item.bytes("unreadable", stats.unreadableBytes()),
                Item.ranges("unreadable-ranges", stats.unreadable()));
    }
}
