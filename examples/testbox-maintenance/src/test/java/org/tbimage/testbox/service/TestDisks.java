package org.tbimage.testbox.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tbimage.core.device.FileDeviceProvider;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.device.OpenMode;
import org.tbimage.testkit.device.BadSectors;
import org.tbimage.testkit.device.FilterDevice;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Location;

/** Files below a folder {@code testdisks} as disks with an identity. */
public final class TestDisks implements BlockDeviceProvider {
    private static final Map<String, DiskIdentity> IDENTITIES = new ConcurrentHashMap<>();
    private static final Map<String, ByteRange> BAD = new ConcurrentHashMap<>();

    /** Made by {@link java.util.ServiceLoader}. */
    public TestDisks() {}

    /** Sets the identity of a file. */
    public static DeviceInfo put(Path file, String serial, String slot) throws IOException {
        DiskIdentity identity = new DiskIdentity(
                Optional.of("Test"),
                Optional.of(serial).filter(text -> !text.isEmpty()),
                Optional.empty(),
                Optional.of("sata"),
                Optional.of(slot),
                false);
        IDENTITIES.put(file.toString(), identity);
        return info(file.toString());
    }

    /** Makes bytes of such a disk unreadable. */
    static void spoil(Path file, ByteRange bad) {
        BAD.put(file.toString(), bad);
    }

    private static DeviceInfo info(String path) throws IOException {
        Geometry geometry = new Geometry(Files.size(Path.of(path)), 512, 512);
        DiskIdentity identity = IDENTITIES.get(path);
        return new DeviceInfo(path, DeviceInfo.Kind.DISK, geometry, identity, false, false, false, List.of());
    }

    @Override
    public String name() {
        return "testdisk";
    }

    @Override
    public String summary() {
        return "files with an identity, for tests";
    }

    @Override
    public int suitability(String path) {
        return IDENTITIES.containsKey(path) ? NATIVE + 1 : UNSUITABLE;
    }

    @Override
    public BlockDevice open(Location location, OpenMode mode) throws IOException {
        DeviceInfo info = info(location.path());
        BlockDevice file = new FileDeviceProvider().open(new Location("file", location.path(), Map.of()), mode);
        ByteRange bad = BAD.getOrDefault(location.path(), new ByteRange(0, 0));
        return new FilterDevice(new BadSectors(file, bad)) {
            @Override
            public DeviceInfo info() {
                return info;
            }
        };
    }
}
