package org.tbimage.testbox.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Fact;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStats;
import org.tbimage.store.PackInfo;
import org.tbimage.store.PartitionTable;

/** The facts of a manifest that {@code list} and {@code show} report under the same names. */
final class ImageFacts {
    private ImageFacts() {}

    /** {@return the facts for a list} */
    static List<Fact> brief(ImageInfo info) {
        ImageDraft draft = info.draft();
        return List.of(
                Fact.text("image", draft.name().toString()),
                Fact.text("generation", info.generation().toString()),
                Fact.text("state", info.degraded() ? "degraded" : "good"),
                Fact.text("created-at", draft.createdAt().toString()),
                Fact.bytes("size", draft.geometry().size()),
                Fact.bytes("stored", info.stats().storedBytes()),
                Fact.bytes("shared", info.stats().sharedBytes()),
                Fact.text("codec", draft.encoding().codec()),
                Fact.text("made-on", draft.madeOn()));
    }

    /** {@return how old an image is; unknown if its time lies in the future, or if no clock can have shown it} */
    static Fact age(ImageInfo info, Instant now) {
        Instant created = info.draft().createdAt();
        boolean known = !created.isAfter(now) && created.isAfter(Instant.EPOCH);
        return known ? Fact.duration("age", Duration.between(created, now)) : Fact.text("age", "");
    }

    /** {@return all facts} */
    static List<Fact> full(ImageInfo info, List<PackInfo> packs) {
        List<Fact> facts = new ArrayList<>(brief(info));
        facts.add(Fact.text("made-by", info.draft().madeBy()));
        facts.add(Fact.duration("took", info.took()));
        facts.addAll(disk(info.draft()));
        facts.addAll(content(info));
        facts.add(Fact.texts("packs", packs.stream().map(PackInfo::key).toList()));
        return facts;
    }

    private static List<Fact> disk(ImageDraft draft) {
        Geometry geometry = draft.geometry();
        List<Fact> facts = new ArrayList<>(identity(draft.identity()));
        facts.addAll(sectors(geometry));
        facts.add(Fact.text("partition-table", draft.partitionTable().map(PartitionTable::type)));
        facts.add(Fact.text("partition-table-id", draft.partitionTable().map(PartitionTable::id)));
        return facts;
    }

    /** {@return the sector sizes; unknown for a file, which has no sectors} */
    static List<Fact> sectors(Geometry geometry) {
        return geometry.hasSectors()
                ? List.of(
                        Fact.count("logical-sector", geometry.logicalSector()),
                        Fact.count("physical-sector", geometry.physicalSector()))
                : List.of(
                        Fact.text("logical-sector", Optional.empty()), Fact.text("physical-sector", Optional.empty()));
    }

    /** {@return the identity of a disk} */
    static List<Fact> identity(DiskIdentity identity) {
        return List.of(
                Fact.text("model", identity.model()),
                Fact.text("serial", identity.serial()),
                Fact.text("wwn", identity.wwn()),
                Fact.text("transport", identity.transport()),
                Fact.text("slot", identity.slot()),
                Fact.flag("removable", identity.removable()));
    }

    private static List<Fact> content(ImageInfo info) {
        Encoding encoding = info.draft().encoding();
        ImageStats stats = info.stats();
        return List.of(
                Fact.count("level", encoding.level()),
                Fact.bytes("chunk-size", encoding.chunkSize()),
                Fact.count("data-chunks", stats.dataChunks()),
                Fact.count("zero-chunks", stats.zeroChunks()),
                Fact.count("reused-chunks", stats.reusedChunks()),
                Fact.flag("degraded", info.degraded()),
                Fact.bytes("unreadable", stats.unreadableBytes()),
                Fact.ranges("unreadable-ranges", stats.unreadable()));
    }
}
