package org.tbimage.core.content;

import java.util.List;

/**
 * Disks of virtual machines. Sources: docs/interop/qcow2.txt, qed_spec.txt, parallels.txt and block/*.c of QEMU; VMware
 * "Virtual Disk Format 5.0"; Microsoft "Virtual Hard Disk Image Format Specification" and [MS-VHDX].
 */
final class VirtualDisks {
    static final List<Format> ALL = List.of(
            new Format("a qcow2 image", convert("qcow2"), s -> s.hasHex(0, "514649fb") && s.at(7) >= 2),
            Formats.hex("a qcow image", convert("qcow"), "514649fb00000001"),
            Formats.hex("a QED image", convert("qed"), "51454400"),
            new Format("a VMDK disk", convert("vmdk"), s -> s.has(0, "KDMV") && s.intAt(4) >= 1 && s.intAt(4) <= 3),
            Formats.text("a VMDK disk of ESX", convert("vmdk"), "COWD"),
            Formats.hex("a VMDK disk (seSparse)", convert("vmdk"), "bebafeca00000000"),
            Formats.text(
                    "the descriptor of a VMDK disk, which only names the files with its content",
                    convert("vmdk"),
                    "# Disk DescriptorFile"),
            new Format("a VDI disk", convert("vdi"), s -> s.hasHex(64, "7f10dabe")),
            Formats.text("a VHD disk that is not of fixed size", convert("vpc"), "conectix"),
            Formats.text("a VHDX disk", convert("vhdx"), "vhdxfile"),
            Formats.text("a Parallels disk", convert("parallels"), "WithoutFreeSpace"),
            Formats.text("a Parallels disk", convert("parallels"), "WithouFreSpacExt"),
            Formats.text("a Bochs disk", convert("bochs"), "Bochs Virtual HD Image"),
            Formats.text("a cloop image", convert("cloop"), "#!/bin/sh\n#V2.0 Format\n"),
            new Format("a DMG image", convert("dmg"), s -> s.endHas("koly")));

    private VirtualDisks() {}

    private static String convert(String format) {
        return "qemu-img convert -f " + format + " -O raw FILE DISK";
    }
}
