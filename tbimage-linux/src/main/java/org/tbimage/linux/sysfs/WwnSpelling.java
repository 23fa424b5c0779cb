package org.tbimage.linux.sysfs;

import java.util.Locale;
import java.util.Optional;

/**
 * Converts world-wide names to one spelling, {@code naa.5002538e00000001}, since sysfs and udev spell them differently.
 */
final class WwnSpelling {
    private WwnSpelling() {}

    /**
     * Converts a {@code wwid} of sysfs.
     *
     * @param text a name such as {@code naa.5002538e00000001} or {@code t10.ATA ...}
     * @return the name; empty if it is not world-wide
     */
    static Optional<String> ofWwid(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        boolean worldWide = name.matches("(naa|eui|uuid|nvme)\\.[0-9a-f-]+") && !name.matches("[a-z]+\\.[0-]+");
        return worldWide ? Optional.of(name) : Optional.empty();
    }

    /**
     * Converts a {@code wwid} that consists of vendor, model and serial number. It is the last choice.
     *
     * @param text a name such as {@code t10.ATA QEMU HARDDISK QM00001}
     * @return the name; empty if it is of another kind
     */
    static Optional<String> ofVendorText(String text) {
        return Optional.of(text).filter(name -> name.startsWith("t10."));
    }

    /**
     * Converts a {@code WWN} of udev.
     *
     * @param text a name such as {@code 0x5002538e00000001} or {@code eui.0025385b71b0a0c1}
     * @return the name; empty if it is not world-wide
     */
    static Optional<String> ofUdev(String text) {
        return ofWwid(text.startsWith("0x") ? "naa." + text.substring(2) : text);
    }
}
