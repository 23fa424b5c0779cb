package org.tbimage.linux.sysfs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of the place where a disk is attached, which stays the same after a restart: {@code pci-0000:00:1f.2-ata-1}. It
 * is computed from the device tree, much like {@code ID_PATH} of udev, whose form differs between versions of udev.
 */
final class SlotName {
    private static final Pattern PCI = Pattern.compile("[0-9a-f]{4,}:[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7]");
    private static final Pattern VMBUS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern XEN = Pattern.compile("vbd-\\d+");
    private static final Pattern ATA = Pattern.compile("ata\\d+");
    private static final Pattern USB_INTERFACE = Pattern.compile("\\d+-([\\d.]+:\\d+\\.\\d+)");
    private static final Pattern HOST = Pattern.compile("host(\\d+)");
    private static final Pattern SCSI = Pattern.compile("\\d+:(\\d+:\\d+:\\d+)");
    private static final Pattern NVME = Pattern.compile("nvme\\d+n(\\d+)");
    private static final Pattern NETWORK = Pattern.compile("rport-.*|session\\d+|nvme-fabrics");

    private String bus = "";
    private String place = "";
    private int host;

    private SlotName() {}

    static Optional<String> of(BlockNode disk, SysfsPath ancestry, UdevRecord udev) {
        if (ancestry.has(NETWORK)) {
            // The tree contains session numbers, which change. udev has stable names.
            return udev.get("ID_PATH");
        }
        SlotName slot = new SlotName();
        for (Path folder : ancestry.folders()) {
            slot.step(folder);
        }
        if (slot.bus.isEmpty()) {
            return udev.get("ID_PATH");
        }
        String namespace = namespace(disk).map(id -> "-nvme-" + id).orElse("");
        return Optional.of(slot.bus + slot.place + namespace);
    }

    /** Kernels before 4.7 do not show the number as an attribute. It is part of the name, as in {@code nvme0n1}. */
    private static Optional<String> namespace(BlockNode disk) {
        return disk.text("nsid")
                .or(() -> Optional.of(NVME.matcher(disk.name()))
                        .filter(Matcher::matches)
                        .map(name -> name.group(1)));
    }

    private void step(Path folder) {
        String name = folder.getFileName().toString();
        Matcher usb = USB_INTERFACE.matcher(name);
        Matcher scsi = SCSI.matcher(name);
        if (PCI.matcher(name).matches()) {
            enter("pci-" + name);
        } else if (VMBUS.matcher(name).matches()) {
            enter("vmbus-" + name);
        } else if (XEN.matcher(name).matches()) {
            enter("xen-" + name);
        } else if (isPlatform(folder)) {
            enter("platform-" + name);
        } else if (usb.matches()) {
            place = "-usb-0:" + usb.group(1);
        } else if (ATA.matcher(name).matches()) {
            place = "-ata-" + portOf(folder);
        } else if (name.startsWith("end_device-")) {
            place = "-sas-" + bayOf(folder);
        } else if (HOST.matcher(name).matches()) {
            host = rankOf(folder);
        } else if (scsi.matches()) {
            place += scsiPlace(scsi.group(1));
        }
    }

    /** The innermost bus with addresses counts. Outer buses only lead to it. */
    private void enter(String newBus) {
        bus = newBus;
        place = "";
    }

    private String scsiPlace(String channelTargetLun) {
        boolean onlyOne = channelTargetLun.equals("0:0:0") && !place.isEmpty();
        return onlyOne ? "" : "-scsi-" + host + ":" + channelTargetLun;
    }

    private static boolean isPlatform(Path folder) {
        Path parent = folder.getParent();
        return parent != null && parent.endsWith("devices/platform");
    }

    /** The number in ataN depends on the order of discovery. The port number is fixed. */
    private static String portOf(Path ata) {
        Path port = ata.resolve("ata_port").resolve(ata.getFileName()).resolve("port_no");
        return SysfsFiles.text(port).orElse(ata.getFileName().toString());
    }

    /** The bay is a place. The SAS address belongs to the disk, and would move with it. */
    private static String bayOf(Path endDevice) {
        Path device = endDevice.resolve("sas_device").resolve(endDevice.getFileName());
        Optional<String> bay = SysfsFiles.text(device.resolve("bay_identifier"));
        Optional<String> enclosure = SysfsFiles.text(device.resolve("enclosure_identifier"));
        return bay.map(number -> enclosure.map(id -> id + "-").orElse("") + "bay" + number)
                .or(() -> SysfsFiles.text(device.resolve("phy_identifier")).map(phy -> "phy" + phy))
                .orElse(endDevice.getFileName().toString());
    }

    /** Host numbers depend on the order of discovery. The rank among the hosts of one controller is fixed. */
    private static int rankOf(Path host) {
        int own = hostNumber(host);
        Path parent = host.getParent();
        return parent == null
                ? 0
                : (int) SysfsFiles.children(parent).stream()
                        .mapToInt(SlotName::hostNumber)
                        .filter(number -> number >= 0 && number < own)
                        .count();
    }

    private static int hostNumber(Path folder) {
        Matcher matcher = HOST.matcher(folder.getFileName().toString());
        return matcher.matches() && matcher.group(1).length() < 10 ? Integer.parseInt(matcher.group(1)) : -1;
    }
}
