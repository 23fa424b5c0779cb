package org.tbimage.core.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tbimage.codec.Codec;
import org.tbimage.core.codec.InstalledCodecs;
import org.tbimage.core.disk.DiskLayout;
import org.tbimage.device.Geometry;
import org.tbimage.problem.Problem;
import org.tbimage.provider.Providers;

/** Compares the content of an image with its intended use, before anything is written. */
public final class ContentCheck {
    private static final String INSIST = "; to write it as it is, set as-is";

    private final ContentSample sample;
    private final ContentSource source;

    /** Creates a check of a sample from {@code source}. */
    public ContentCheck(ContentSample sample, ContentSource source) {
        this.sample = sample;
        this.source = source;
    }

    /** Returns the objections to the content, for any target. */
    public List<ContentFinding> findings(Providers<Codec> codecs) throws IOException {
        Optional<ForeignFormat> format = ForeignFormats.recognize(sample);
        List<ContentFinding> findings = new ArrayList<>();
        if (format.isPresent()) {
            findings.add(ofFormat(format.get()));
        } else if (!RawDisk.isCertain(sample)) {
            InstalledCodecs.recognizing(codecs, sample.head())
                    .ifPresent(codec ->
                            findings.add(ofFormat(new ForeignFormat(codec.name() + "-compressed", "", s -> true))));
        }
        layout(sample.geometry()).flatMap(this::ofLayout).ifPresent(findings::add);
        footer().ifPresent(findings::add);
        return findings;
    }

    /**
     * Returns the objection to writing the content to a disk with the sector size of {@code target}, if there is one.
     */
    public Optional<ContentFinding> sectors(String target, Geometry geometry) throws IOException {
        if (!geometry.hasSectors() || sample.geometry().size() % geometry.logicalSector() != 0) {
            return Optional.empty();
        }
        Geometry there = new Geometry(sample.geometry().size(), geometry.logicalSector(), geometry.physicalSector());
        OptionalInt made = layout(there).map(DiskLayout::sectorSize).orElse(OptionalInt.empty());
        if (made.isEmpty() || made.getAsInt() == geometry.logicalSector()) {
            return Optional.empty();
        }
        return Optional.of(new ContentFinding(
                Problem.TARGET_SECTOR_SIZE,
                target + " has sectors of " + geometry.logicalSector() + " bytes, and the partition table of "
                        + source.name() + " was made for sectors of " + made.getAsInt(),
                "no system would see the partitions: take a disk with sectors of " + made.getAsInt() + " bytes"
                        + INSIST,
                true));
    }

    private ContentFinding ofFormat(ForeignFormat format) {
        String convert = format.tool().isEmpty() ? "" : ", convert it with '" + format.tool() + "'";
        return new ContentFinding(
                Problem.NOT_A_DISK_IMAGE,
                source.name() + " is not the raw content of a disk: it is " + format.name(),
                source.extract() + convert + ", and use the result" + INSIST,
                true);
    }

    /**
     * The partition table in the head; empty if the first sector is that of a file system, whose boot code can look
     * like a table.
     */
    private Optional<DiskLayout> layout(Geometry geometry) throws IOException {
        boolean volume = sample.has(3, "NTFS    ") || sample.has(54, "FAT1") || sample.has(82, "FAT32");
        return volume ? Optional.empty() : RawDisk.layout(sample, geometry);
    }

    private Optional<ContentFinding> ofLayout(DiskLayout layout) {
        long size = sample.geometry().size();
        String kind = layout.table().type().equals("gpt") ? "GPT" : "DOS";
        if (layout.partitionsEnd() > size) {
            return Optional.of(new ContentFinding(
                    Problem.NOT_A_DISK_IMAGE,
                    source.name() + " ends before its partitions: it has " + size + " bytes, and its " + kind
                            + " partition table reaches to byte " + layout.partitionsEnd(),
                    "it was truncated, or copied from a part of the disk: create it again from the whole disk" + INSIST,
                    true));
        }
        if (layout.end() > size) {
            return Optional.of(new ContentFinding(
                    Problem.NOT_A_DISK_IMAGE,
                    source.name() + " ends before the second copy of its " + kind + " partition table",
                    "after a restore, sgdisk -e DISK writes the copy to the end of the disk",
                    false));
        }
        return Optional.empty();
    }

    private Optional<ContentFinding> footer() {
        return sample.endHas("conectix") && !sample.has(0, "conectix")
                ? Optional.of(new ContentFinding(
                        Problem.NOT_A_DISK_IMAGE,
                        source.name() + " ends in the footer of a VHD of fixed size, which is not part of the disk",
                        source.extract() + ", and cut the footer off with 'truncate -s -512 FILE'",
                        false))
                : Optional.empty();
    }

    /** Returns the name of the format that a file begins with. Used for a file that should be compressed but is not. */
    public static Optional<String> formatOf(ByteBuffer head, long size) {
        ContentSample sample = new ContentSample(head, ByteBuffer.allocate(0), Geometry.withoutSectors(size));
        return ForeignFormats.recognize(sample).map(ForeignFormat::name);
    }
}
