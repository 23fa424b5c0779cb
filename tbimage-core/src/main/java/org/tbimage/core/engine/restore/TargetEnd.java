package org.tbimage.core.engine.restore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tbimage.core.disk.TrailingMetadata;
import org.tbimage.core.disk.TrailingMetadataScan;
import org.tbimage.core.engine.work.AlignedBuffer;
import org.tbimage.core.engine.work.ZeroBytes;
import org.tbimage.device.BlockDevice;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ByteRange;

/**
 * Metadata of other formats on a target, after the end of the image. A driver that finds it there, such as that of a RAID, would
 * use the whole disk as its own.
 */
public final class TargetEnd {
    private final BlockDevice target;
    private final List<TrailingMetadata> found;
    private final List<ByteRange> unreadable;
    private final List<ByteRange> ranges;

    private TargetEnd(BlockDevice target, TrailingMetadataScan scan, List<ByteRange> ranges) {
        this.target = target;
        this.found = scan.found();
        this.unreadable = scan.unreadable();
        this.ranges = ranges;
    }

    /** Looks for it. The caller closes the target. */
    public static TargetEnd find(BlockDevice target, long imageSize) throws IOException {
        if (target.info().size() <= imageSize) {
            return none(target);
        }
        TrailingMetadataScan scan = TrailingMetadataScan.of(target, imageSize);
        int sector = target.info().geometry().logicalSector();
        List<ByteRange> ranges = new ArrayList<>();
        long done = imageSize;
        for (TrailingMetadata structure : scan.found()) {
            ByteRange range = structure.range();
            long from = Math.max(done, range.offset() / sector * sector);
            long end = Math.min(target.info().size(), (range.end() + sector - 1) / sector * sector);
            if (end > from) {
                ranges.add(new ByteRange(from, end - from));
                done = end;
            }
        }
        return new TargetEnd(target, scan, ranges);
    }

    /** Stands for a tail that is left alone. */
    public static TargetEnd none(BlockDevice target) {
        return new TargetEnd(target, new TrailingMetadataScan(List.of(), List.of()), List.of());
    }

    /** What a person should know of it. */
    public Optional<String> warning(boolean wiped) {
        List<String> warnings = new ArrayList<>();
        if (!found.isEmpty()) {
            warnings.add(foundWarning(wiped));
        }
        if (!unreadable.isEmpty()) {
            warnings.add(unreadableWarning());
        }
        return warnings.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", warnings));
    }

    private String foundWarning(boolean wiped) {
        return target.info().name() + " holds metadata of another format behind the end of the image: "
                + describe()
                + (wiped
                        ? "; it is wiped"
                        : "; programs that find it may take the whole disk for a part of that, so let it be wiped");
    }

    /** Metadata in an unreadable sector may become readable later, on this machine or on another one. */
    private String unreadableWarning() {
        return target.info().name() + ": bytes "
                + unreadable.stream().map(ByteRange::toString).collect(Collectors.joining(", "))
                + " after the end of the image cannot be read completely, so it is not known whether they hold metadata of another"
                + " format; check the disk (smartctl -a), and replace it if it is failing";
    }

    /** How many bytes are zeroed: whole sectors, of which none belongs to the image. */
    public long bytes() {
        return ranges.stream().mapToLong(ByteRange::length).sum();
    }

    /** Names it, for a person. */
    private String describe() {
        return found.stream().map(TrailingMetadata::describe).distinct().collect(Collectors.joining(", "));
    }

    /** Zeroes it. The caller flushes. */
    public void wipe(TargetWriter writer) throws IOException {
        for (ByteRange range : ranges) {
            writer.wipe(range);
        }
    }

    /** Reads back, past every cache, what was zeroed. */
    public void prove() throws IOException {
        for (ByteRange range : ranges) {
            ByteBuffer bytes = AlignedBuffer.allocate((int) range.length()).limit((int) range.length());
            target.readMedium(range.offset(), bytes);
            if (!ZeroBytes.areAll(bytes.flip())) {
                throw new ImagingException(
                        Problem.READ_BACK_FAILED,
                        target.info().name() + ": bytes " + range + " do not read back as they were written",
                        "the disk, its cable or its controller is failing: replace it");
            }
        }
    }
}
