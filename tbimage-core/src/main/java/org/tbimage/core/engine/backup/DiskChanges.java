package org.tbimage.core.engine.backup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.disk.DiskBytes;
import org.tbimage.core.disk.DiskSurvey;
import org.tbimage.core.job.ChangedDisk;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStats;
import org.tbimage.store.PartitionTable;
import org.tbimage.value.ChunkGrid;

/**
 * Compares a disk that is backed up with what the image before says of it: an image of a blank, other or cut disk is not what
 * was meant, and would become the newest one. For one thread.
 */
public final class DiskChanges {
    private final BlockDevice device;
    private final Optional<ImageInfo> before;
    private final ChangedDisk policy;
    private final ProgressListener progress;
    private boolean blank;

    public DiskChanges(BlockDevice device, Optional<ImageInfo> before, ChangedDisk policy, ProgressListener progress) {
        this.device = device;
        this.before = before;
        this.policy = policy;
        this.progress = progress;
    }

    /** Checks what is known before the disk is read as a whole. */
    public void checkFirst(Optional<PartitionTable> table) throws IOException {
        blank = DiskSurvey.isBlank(DiskBytes.of(device));
        if (before.isEmpty()) {
            if (blank) {
                progress.warned(device.info().name() + " is blank: its first and its last MiB are zeros");
            }
            return;
        }
        ImageInfo image = before.get();
        List<String> changes = new ArrayList<>();
        if (blank && image.stats().dataChunks() > 0) {
            changes.add("it is blank: its first and its last MiB are zeros");
        }
        addGeometry(image.draft().geometry(), changes);
        addIdentity(image.draft().identity(), changes);
        addTable(image.draft().partitionTable(), table, changes);
        decide(changes);
    }

    private void addGeometry(Geometry was, List<String> changes) {
        Geometry is = device.info().geometry();
        if (was.size() != is.size()) {
            changes.add("it has " + is.size() + " bytes, and had " + was.size());
        }
        if (was.hasSectors() && is.hasSectors() && was.logicalSector() != is.logicalSector()) {
            changes.add("it has sectors of " + is.logicalSector() + " bytes, and had " + was.logicalSector());
        }
    }

    private void addIdentity(DiskIdentity was, List<String> changes) {
        DiskIdentity is = device.info().identity();
        if (was.compare(is) == DiskIdentity.Match.DIFFERENT) {
            changes.add("it is another disk: " + is.describe() + ", and was " + was.describe());
        }
    }

    private static void addTable(Optional<PartitionTable> was, Optional<PartitionTable> is, List<String> changes) {
        if (was.isPresent() && is.isEmpty()) {
            changes.add("its partition table is gone: it had " + describe(was.get()));
        } else if (!was.equals(is)) {
            changes.add(
                    "its partition table is " + is.map(DiskChanges::describe).orElse("gone") + ", and was "
                            + was.map(DiskChanges::describe).orElse("none that is known"));
        }
    }

    private static String describe(PartitionTable table) {
        return table.type() + " " + table.id();
    }

    /** Checks what is known after the disk is read: how much content it has, and whether its size has changed. */
    public void checkLast(long dataBytes) throws IOException {
        DeviceInfo info = device.info();
        List<String> changes = new ArrayList<>();
        long size = device.currentSize();
        if (size != info.size()) {
            changes.add("its size has changed during the backup: it has " + size + " bytes now, and had " + info.size()
                    + (size > info.size() ? "; what was added is not in the image" : ""));
        }
        long had = before.map(DiskChanges::dataBytes).orElse(0L);
        if (!blank && dataBytes < had / 2) {
            changes.add("most of its content is gone: it has " + dataBytes
                    + " bytes in chunks that are not zeros, and had about " + had);
        }
        decide(changes);
    }

    private static long dataBytes(ImageInfo image) {
        ImageDraft draft = image.draft();
        ImageStats stats = image.stats();
        ChunkGrid grid = new ChunkGrid(draft.geometry().size(), draft.encoding().chunkSize());
        if (stats.dataChunks() + stats.zeroChunks() != grid.count()) {
            // cut by content, into chunks of unknown size: the content has no fewer bytes than its frames, as a rule
            return stats.storedBytes() + stats.sharedBytes();
        }
        return Math.min(stats.dataChunks() * grid.chunkSize(), grid.deviceSize());
    }

    private void decide(List<String> changes) throws ImagingException {
        if (changes.isEmpty()) {
            return;
        }
        String since = before.map(image -> " since " + image.ref()).orElse("");
        String what = device.info().name() + " has changed" + since + ": " + String.join("; ", changes);
        switch (policy) {
            case REFUSE ->
                throw new ImagingException(
                        Problem.DISK_CHANGED,
                        what,
                        "check that it is the right disk; if it is meant, allow a changed disk");
            case WARN ->
                progress.warned(what + ". The new image becomes the newest one; delete it if it was not meant");
            case ACCEPT -> progress.noted(what);
        }
    }
}
