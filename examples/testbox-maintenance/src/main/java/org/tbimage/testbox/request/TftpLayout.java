package org.tbimage.testbox.request;

import java.nio.file.Path;
import java.util.List;

/** The layout of the TFTP share, for pxe-conf, which writes requests, and the service, which removes them. */
public final class TftpLayout {
    /** The boot loader for BIOS; its presence also shows that the share is mounted. */
    public static final String PROGRAM = "pxelinux.0";

    /** Folder of the files of boxes, next to the boot loader. */
    public static final String CONFIGURATIONS = "pxelinux.cfg";

    /** Optional folders with boot loaders for EFI, each with its own folder {@link #CONFIGURATIONS}. */
    private static final List<String> EFI = List.of("efi32", "efi64");

    private TftpLayout() {}

    /** {@return the folder of the files of BIOS boxes} */
    public static Path configurations(Path tftp) {
        return tftp.resolve(CONFIGURATIONS);
    }

    /** {@return the folders of the files of EFI boxes, existing or not} */
    public static List<Path> efiConfigurations(Path tftp) {
        return EFI.stream()
                .map(firmware -> configurations(tftp.resolve(firmware)))
                .toList();
    }
}
