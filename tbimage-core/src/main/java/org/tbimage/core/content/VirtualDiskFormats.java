package org.tbimage.core.content;

import java.util.List;

/**
 * Disks of virtual machines. Sources: docs/interop/qcow2.txt, qed_spec.txt, parallels.txt and block/*.c of QEMU; VMware
 * "Virtual Disk Format 5.0"; Microsoft "Virtual Hard Disk Image Format Specification" and [MS-VHDX].
 */
final class VirtualDiskFormats {
    static final List<ForeignFormat> ALL = List.of(
            new ForeignFormat("a qcow2 image", convert("qcow2"), s -> s.hasHex(0, "514649fb") && s.at(7) >= 2),
            ForeignFormats.hex("a qcow image", convert("qcow"), "514649fb00000001"),
            ForeignFormats.hex("a QED image", convert("qed"), "51454400"),
            new ForeignFormat(
                    "a VMDK disk", convert("vmdk"), s -> s.has(0, "KDMV") && s.intAt(4) >= 1 && s.intAt(4) <= 3),
            ForeignFormats.text("a VMDK disk of ESX", convert("vmdk"), "COWD"),
            ForeignFormats.hex("a VMDK disk (seSparse)", convert("vmdk"), "bebafeca00000000"),
            ForeignFormats.text(
                    "the descriptor of a VMDK disk, which only names the files with its content",
                    convert("vmdk"),
                    "# Disk DescriptorFile"),
            new ForeignFormat("a VDI disk", convert("vdi"), s -> s.hasHex(64, "7f10dabe")),
            ForeignFormats.text("a VHD disk that is not of fixed size", convert("vpc"), "conectix"),
            ForeignFormats.text("a VHDX disk", convert("vhdx"), "vhdxfile"),
            ForeignFormats.text("a Parallels disk", convert("parallels"), "WithoutFreeSpace"),
            ForeignFormats.text("a Parallels disk", convert("parallels"), "WithouFreSpacExt"),
            ForeignFormats.text("a Bochs disk", convert("bochs"), "Bochs Virtual HD Image"),
            ForeignFormats.text("a cloop image", convert("cloop"), "#!/bin/sh\n#V2.0 Format\n"),
            new ForeignFormat("a DMG image", convert("dmg"), s -> s.endHas("koly")));

    private VirtualDiskFormats() {}

    private static String convert(String format) {
        return "qemu-img convert -f " + format + " -O raw FILE DISK";
    }
}
