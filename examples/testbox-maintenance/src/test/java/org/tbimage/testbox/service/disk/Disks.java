package org.tbimage.testbox.service.disk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStats;
import org.tbimage.store.PartitionTable;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;

/** Disks and images for tests. */
public final class Disks {
    /** The default size of a disk. */
    public static final long SIZE = 500L << 30;

    private static final String BOX = "10.0.2.15";

    private Disks() {}

    /** A disk in a slot. */
    public static Disk disk(String name, String serial, String slot, long size) {
        return new Disk(info(name, identity(serial, slot, "sata", false), size, false));
    }

    /** A disk of the default size, in a slot with the name of its serial number. */
    public static Disk disk(String name, String serial) {
        return disk(name, serial, "slot-" + serial, SIZE);
    }

    /** A disk with a transport. */
    public static Disk attached(String name, String transport, boolean removable, boolean readOnly) {
        return new Disk(info(name, identity(name, name, transport, removable), SIZE, readOnly));
    }

    /** A disk with a world-wide name. */
    public static Disk named(String name, String model, String serial, String wwn, String slot) {
        DiskIdentity identity = new DiskIdentity(
                Optional.of(model).filter(text -> !text.isEmpty()),
                Optional.of(serial).filter(text -> !text.isEmpty()),
                Optional.of(wwn).filter(text -> !text.isEmpty()),
                Optional.of("nvme"),
                Optional.of(slot).filter(text -> !text.isEmpty()),
                false);
        return new Disk(info(name, identity, SIZE, false));
    }

    /** A disk without identity. */
    public static Disk mute(String name, String transport, String slot) {
        return new Disk(info(name, identity("", slot, transport, false), SIZE, false));
    }

    /** An image of a disk with a partition table. */
    public static BoxImage image(String name, Disk disk, PartitionTable table) {
        return image(name, disk, Optional.of(table), false);
    }

    /** A retired image. */
    public static BoxImage retired(String name, Disk disk) {
        return image(name, disk, Optional.empty(), true);
    }

    /** An image of a disk. */
    public static BoxImage image(String name, Disk disk) {
        return image(name, disk, Optional.empty(), false);
    }

    private static BoxImage image(String name, Disk disk, Optional<PartitionTable> table, boolean retired) {
        ImageDraft draft = new ImageDraft(
                new ImageName(BOX, name),
                Instant.EPOCH,
                disk.info().geometry(),
                disk.info().identity(),
                table,
                new Encoding("gzip", 6, 1 << 20),
                "test",
                BOX);
        ImageStats stats = new ImageStats(0, 0, 0, 0, 0, List.of());
        ImageInfo info = new ImageInfo(draft, Generation.at(Instant.EPOCH), stats, Duration.ZERO);
        return new BoxImage(draft.name(), Optional.of(info), Optional.empty(), Optional.empty(), retired);
    }

    /** An image of another tool. */
    public static BoxImage plain(String name) {
        return new BoxImage(
                new ImageName(BOX, name),
                Optional.empty(),
                Optional.of(BOX + "/" + name + ".gz"),
                Optional.empty(),
                false);
    }

    /** All disks, selected automatically. */
    public static DiskSelection all(Disk... disks) {
        return new DiskSelection(List.of(disks), List.of(), false, List.of());
    }

    private static DiskIdentity identity(String serial, String slot, String transport, boolean removable) {
        return new DiskIdentity(
                Optional.of("Model"),
                Optional.of(serial).filter(text -> !text.isEmpty()),
                Optional.empty(),
                Optional.of(transport),
                Optional.of(slot).filter(text -> !text.isEmpty()),
                removable);
    }

    private static DeviceInfo info(String name, DiskIdentity identity, long size, boolean readOnly) {
        Geometry geometry = new Geometry(size, 512, 512);
        return new DeviceInfo(
                "/dev/" + name, DeviceInfo.Kind.DISK, geometry, identity, false, readOnly, true, List.of());
    }
}
