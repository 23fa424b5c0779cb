package org.tbimage.device;

import java.util.Optional;
import java.util.StringJoiner;

/**
 * Which piece of hardware a disk is, as far as it tells. Files and memory tell nothing.
 *
 * @param model maker's name of the kind of disk
 * @param serial maker's number of this very disk
 * @param wwn world-wide name (NAA, EUI-64, NGUID or UUID), the surest of all
 * @param transport how it is attached: {@code sata}, {@code nvme}, {@code usb}, {@code virtio}, {@code mmc} ...
 * @param slot where it is attached, as in {@code pci-0000:00:1f.2-ata-1}
 * @param removable whether the medium can be taken out
 */
public record DiskIdentity(
        Optional<String> model,
        Optional<String> serial,
        Optional<String> wwn,
        Optional<String> transport,
        Optional<String> slot,
        boolean removable) {
    /** What is known of a file or of memory: nothing. */
    public static final DiskIdentity NONE = new DiskIdentity(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** What a comparison of two identities says. */
    public enum Match {
        /** The same disk. */
        SAME,
        /** Another disk. */
        DIFFERENT,
        /** At least one of them does not tell who it is. */
        UNKNOWN
    }

    /**
     * Compares by world-wide name if both have one, else by serial number and model. Slot and transport say where a
     * disk is, not which, so they do not count.
     *
     * @param other the other identity
     * @return whether both are of one disk
     */
    public Match compare(DiskIdentity other) {
        if (wwn.isPresent() && other.wwn.isPresent()) {
            return wwn.equals(other.wwn) ? Match.SAME : Match.DIFFERENT;
        }
        if (serial.isEmpty() || other.serial.isEmpty()) {
            return Match.UNKNOWN;
        }
        boolean sameModel = model.isEmpty() || other.model.isEmpty() || model.equals(other.model);
        return serial.equals(other.serial) && sameModel ? Match.SAME : Match.DIFFERENT;
    }

    /** {@return one line for a person, such as {@code Samsung SSD 870, serial S6PX, wwn naa.5002}} */
    public String describe() {
        StringJoiner parts = new StringJoiner(", ").setEmptyValue("unknown disk");
        model.ifPresent(parts::add);
        serial.ifPresent(value -> parts.add("serial " + value));
        wwn.ifPresent(value -> parts.add("wwn " + value));
        return parts.toString();
    }
}
