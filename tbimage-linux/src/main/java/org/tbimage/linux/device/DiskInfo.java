package org.tbimage.linux.device;

import java.util.List;
import java.util.Optional;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.linux.sysfs.BlockNode;
import org.tbimage.linux.sysfs.DeviceUser;
import org.tbimage.linux.sysfs.DeviceUsers;
import org.tbimage.linux.sysfs.IdentityReader;
import org.tbimage.linux.sysfs.SystemFolders;

/** Collects the description of a block device. */
final class DiskInfo {
    private final IdentityReader identities;
    private final DeviceUsers uses;

    DiskInfo(SystemFolders roots) {
        this.identities = new IdentityReader(roots);
        this.uses = new DeviceUsers(roots);
    }

    /** Describes a disk by sysfs alone, without opening it. */
    DeviceInfo of(BlockNode node) {
        Geometry geometry = geometry(node.size(), node.logicalSector(), node.physicalSector());
        return of(node.devicePath(), Optional.of(node), geometry, node.isReadOnly());
    }

    /** Describes a disk whose geometry is known from the disk itself. sysfs may be missing, as in a container. */
    DeviceInfo of(String name, Optional<BlockNode> node, Geometry geometry, boolean readOnly) {
        return new DeviceInfo(
                name,
                DeviceInfo.Kind.DISK,
                geometry,
                node.map(identities::read).orElse(DiskIdentity.NONE),
                node.map(BlockNode::isRotational).orElse(false),
                readOnly,
                node.map(BlockNode::canDiscard).orElse(true),
                uses(node).stream().map(DeviceUser::what).toList());
    }

    /** Returns the same description with other users. */
    static DeviceInfo usedBy(DeviceInfo info, List<String> users) {
        return new DeviceInfo(
                info.name(),
                info.kind(),
                info.geometry(),
                info.identity(),
                info.rotational(),
                info.readOnly(),
                info.canDiscard(),
                users);
    }

    List<DeviceUser> uses(Optional<BlockNode> node) {
        return node.map(uses::of).orElse(List.of());
    }

    /** Corrects impossible sizes: USB adapters report odd physical sector sizes, or an incomplete last sector. */
    static Geometry geometry(long size, int logicalSector, int physicalSector) {
        boolean believable = Integer.bitCount(physicalSector) == 1
                && physicalSector >= logicalSector
                && physicalSector <= Geometry.MAX_SECTOR;
        return new Geometry(size - size % logicalSector, logicalSector, believable ? physicalSector : logicalSector);
    }
}
