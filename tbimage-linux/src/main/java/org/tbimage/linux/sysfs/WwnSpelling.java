package org.tbimage.linux.sysfs;

import java.util.Locale;
import java.util.Optional;

/**
 * World-wide names in one spelling, {@code naa.5002538e00000001}, since sysfs and udev write one and the same name
 * differently.
 */
final class WwnSpelling {
    private WwnSpelling() {}

    /**
     * Takes what sysfs calls a {@code wwid}.
     *
     * @param text such as {@code naa.5002538e00000001} or {@code t10.ATA ...}
     * @return the name; nothing if it is not of a world-wide kind
     */
    static Optional<String> ofWwid(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        boolean worldWide = name.matches("(naa|eui|uuid|nvme)\\.[0-9a-f-]+") && !name.matches("[a-z]+\\.[0-]+");
        return worldWide ? Optional.of(name) : Optional.empty();
    }

    /**
     * Takes a {@code wwid} that is made of vendor, model and serial number. It is the last choice.
     *
     * @param text such as {@code t10.ATA     QEMU HARDDISK   QM00001}
     * @return the name; nothing if it is of another kind
     */
    static Optional<String> ofVendorText(String text) {
        return Optional.of(text).filter(name -> name.startsWith("t10."));
    }

    /**
     * Takes what udev calls a {@code WWN}.
     *
     * @param text such as {@code 0x5002538e00000001} or {@code eui.0025385b71b0a0c1}
     * @return the name; nothing if it is not of a world-wide kind
     */
    static Optional<String> ofUdev(String text) {
        return ofWwid(text.startsWith("0x") ? "naa." + text.substring(2) : text);
    }
}
