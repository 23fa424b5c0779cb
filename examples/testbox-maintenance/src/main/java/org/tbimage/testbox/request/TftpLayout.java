package org.tbimage.testbox.request;

import java.nio.file.Path;
import java.util.List;

/** Where in the TFTP share the files of boxes lie, for who writes them and who removes them. */
public final class TftpLayout {
    /** The boot loader of BIOS boxes; also the mark by which the share is known. */
    public static final String PROGRAM = "pxelinux.0";

    /** Folder of the files of boxes, next to the program that reads them. */
    public static final String CONFIGURATIONS = "pxelinux.cfg";

    /** Folders with boot loaders of EFI, each with a folder {@link #CONFIGURATIONS} of its own, if it is there at all. */
    private static final List<String> EFI = List.of("efi32", "efi64");

    private TftpLayout() {}

    /** {@return the folder in which BIOS boxes look for their files} */
    public static Path configurations(Path tftp) {
        return tftp.resolve(CONFIGURATIONS);
    }

    /** {@return the folders in which EFI boxes look, there or not} */
    public static List<Path> efiConfigurations(Path tftp) {
        return EFI.stream()
                .map(firmware -> configurations(tftp.resolve(firmware)))
                .toList();
    }
}
