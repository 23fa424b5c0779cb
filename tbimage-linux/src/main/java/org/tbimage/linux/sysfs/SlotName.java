package org.tbimage.linux.sysfs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a disk is attached, in words that stay the same over restarts: {@code pci-0000:00:1f.2-ata-1}. Computed from
 * the device tree, much as udev's {@code ID_PATH}, whose form differs between versions of udev.
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
            // There the tree shows numbers of sessions, which change; udev knows the names.
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

    /** Kernels before 4.7 do not show the number. They use it in the name, as in {@code nvme0n1}. */
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

    /** The innermost addressable bus counts; what was seen further out leads to it. */
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

    /** The number in ataN is given in the order of discovery; the port's own number is fixed. */
    private static String portOf(Path ata) {
        Path port = ata.resolve("ata_port").resolve(ata.getFileName()).resolve("port_no");
        return SysfsFiles.text(port).orElse(ata.getFileName().toString());
    }

    /** The bay is a place; the address, which stands in other names, is the disk's own and would move with it. */
    private static String bayOf(Path endDevice) {
        Path device = endDevice.resolve("sas_device").resolve(endDevice.getFileName());
        Optional<String> bay = SysfsFiles.text(device.resolve("bay_identifier"));
        Optional<String> enclosure = SysfsFiles.text(device.resolve("enclosure_identifier"));
        return bay.map(number -> enclosure.map(id -> id + "-").orElse("") + "bay" + number)
                .or(() -> SysfsFiles.text(device.resolve("phy_identifier")).map(phy -> "phy" + phy))
                .orElse(endDevice.getFileName().toString());
    }

    /** Host numbers are given in the order of discovery; which of its controller's hosts it is, is fixed. */
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
