package org.tbimage.device;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identity of a disk as its hardware reports it. Files and memory have none.
 *
 * @param model model name, as the maker gives it
 * @param serial serial number, as the maker gives it
 * @param wwn world-wide name (NAA, EUI-64, NGUID or UUID); the most reliable part
 * @param transport bus: {@code sata}, {@code nvme}, {@code usb}, {@code virtio}, {@code mmc} ...
 * @param slot the place where the disk is attached, such as {@code pci-0000:00:1f.2-ata-1}
 * @param removable whether the medium can be removed
 */
public record DiskIdentity(
        Optional<String> model,
        Optional<String> serial,
        Optional<String> wwn,
        Optional<String> transport,
        Optional<String> slot,
        boolean removable) {
    /** The identity of a file or of memory: all parts are empty. */
    public static final DiskIdentity NONE = new DiskIdentity(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** End of the slot of an NVMe disk. */
    private static final Pattern NAMESPACE = Pattern.compile("-nvme-(\\d{1,10})$");

    /** Result of a comparison of two identities. */
    public enum Match {
        /** Both belong to the same disk. */
        SAME,
        /** They belong to different disks. */
        DIFFERENT,
        /** At least one of them does not identify its disk. */
        UNKNOWN
    }

    /**
     * Compares two identities, whatever the spelling of their parts.
     *
     * <p>Two world-wide names of the same kind decide. If there are none, or their kinds differ, serial number and
     * model decide. Two models match if they differ only in blanks, underscores or case, or if one is a cut form of the
     * other. Placeholder values such as zeros or {@code 0123456789ABCDEF} count as missing. Slot and transport describe
     * the place of a disk, so they are ignored.
     *
     * @param other the other identity
     * @return whether both belong to one disk
     */
    public Match compare(DiskIdentity other) {
        Match byName = compareNames(other);
        return switch (byName) {
            case SAME -> contradicts(other) ? Match.DIFFERENT : Match.SAME;
            case DIFFERENT -> Match.DIFFERENT;
            case UNKNOWN -> isOtherNamespace(other) ? Match.DIFFERENT : compareSerials(other);
        };
    }

    /** {@return whether it identifies the disk: by a world-wide name or a serial number that is not a placeholder} */
    public boolean isKnown() {
        return worldWideName().isPresent() || serialNumber().isPresent();
    }

    /**
     * Returns whether both have the same serial number. Other parts may still differ: a USB bridge changes them, and
     * the namespaces of one NVMe controller share a serial number.
     *
     * @param other the other identity
     * @return whether both have a serial number that is not a placeholder, and the numbers are equal
     */
    public boolean sharesSerial(DiskIdentity other) {
        return serialNumber().isPresent() && serialNumber().equals(other.serialNumber());
    }

    /**
     * {@return whether both have the same world-wide name, assigned by the maker and not derived from the serial
     * number}
     */
    public boolean sharesAssignedName(DiskIdentity other) {
        boolean made = worldWideName().flatMap(WorldWideName::serial).isPresent();
        return !made && compareNames(other) == Match.SAME;
    }

    private Match compareNames(DiskIdentity other) {
        Optional<WorldWideName> own = worldWideName();
        Optional<WorldWideName> others = other.worldWideName();
        return own.isPresent() && others.isPresent() ? own.get().compare(others.get()) : Match.UNKNOWN;
    }

    private Match compareSerials(DiskIdentity other) {
        if (serialNumber().isEmpty() || other.serialNumber().isEmpty()) {
            return Match.UNKNOWN;
        }
        return sharesSerial(other) && hasModelOf(other) ? Match.SAME : Match.DIFFERENT;
    }

    /**
     * Some makers gave one world-wide name to a whole series. A USB adapter may report only a part of the serial
     * number.
     */
    private boolean contradicts(DiskIdentity other) {
        Optional<String> own = serialNumber();
        Optional<String> others = other.serialNumber();
        return own.isPresent()
                && others.isPresent()
                && hasModelOf(other)
                && !own.get().contains(others.get())
                && !others.get().contains(own.get());
    }

    private boolean hasModelOf(DiskIdentity other) {
        String own = SerialNumber.squeeze(model.orElse(""));
        String others = SerialNumber.squeeze(other.model.orElse(""));
        return isPart(own, others) || isPart(others, own);
    }

    /** One name is cut at its end, or has the name of the maker in front. */
    private static boolean isPart(String part, String whole) {
        return whole.startsWith(part) || whole.endsWith(part);
    }

    /** The namespaces of one NVMe controller share model and serial number. */
    private boolean isOtherNamespace(DiskIdentity other) {
        OptionalLong own = namespace();
        OptionalLong others = other.namespace();
        return own.isPresent() && others.isPresent() && own.getAsLong() != others.getAsLong();
    }

    private OptionalLong namespace() {
        OptionalLong named = worldWideName().map(WorldWideName::namespace).orElse(OptionalLong.empty());
        Matcher place = NAMESPACE.matcher(slot.orElse(""));
        return named.isEmpty() && place.find() ? OptionalLong.of(Long.parseLong(place.group(1))) : named;
    }

    private Optional<WorldWideName> worldWideName() {
        return wwn.flatMap(WorldWideName::of);
    }

    private Optional<String> serialNumber() {
        Optional<WorldWideName> name = worldWideName();
        return serial.filter(text -> name.isEmpty() || !name.get().isSpelled(text))
                .map(SerialNumber::squeeze)
                .filter(text -> !SerialNumber.isFiller(text))
                .or(() -> name.flatMap(WorldWideName::serial));
    }

    /** {@return one line for the user, such as {@code Samsung SSD 870, serial S6PX, wwn naa.5002}} */
    public String describe() {
        StringJoiner parts = new StringJoiner(", ").setEmptyValue("unknown disk");
        model.ifPresent(parts::add);
        serial.ifPresent(value -> parts.add("serial " + value));
        wwn.ifPresent(value -> parts.add("wwn " + value));
        return parts.toString();
    }
}
