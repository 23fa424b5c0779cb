package org.tbimage.device;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** The end of a slot of NVMe. */
    private static final Pattern NAMESPACE = Pattern.compile("-nvme-(\\d{1,10})$");

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
     * Compares what both tell, whatever its spelling. Two world-wide names of one kind decide. Where there are none, or
     * they are of different kinds, serial number and model decide: models are alike if they differ in blanks, underscores
     * or case only, or if one is cut. Fillers such as zeros or {@code 0123456789ABCDEF} tell nothing. Slot and transport
     * say where a disk is, not which, so they do not count.
     *
     * @param other the other identity
     * @return whether both are of one disk
     */
    public Match compare(DiskIdentity other) {
        Match byName = compareNames(other);
        return switch (byName) {
            case SAME -> contradicts(other) ? Match.DIFFERENT : Match.SAME;
            case DIFFERENT -> Match.DIFFERENT;
            case UNKNOWN -> isOtherNamespace(other) ? Match.DIFFERENT : compareSerials(other);
        };
    }

    /** {@return whether it tells this disk from others: by a world-wide name or serial number that is no filler} */
    public boolean isKnown() {
        return worldWideName().isPresent() || serialNumber().isPresent();
    }

    /**
     * Tells whether both carry one serial number. They may still differ in all else, as the same disk behind a USB bridge
     * does, or as two namespaces of one NVMe controller do.
     *
     * @param other the other identity
     * @return whether both have a serial number that is no filler, and it is the same one
     */
    public boolean sharesSerial(DiskIdentity other) {
        return serialNumber().isPresent() && serialNumber().equals(other.serialNumber());
    }

    /** {@return whether both have the same world-wide name, given by the maker and not made of the serial number} */
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

    /** Some makers gave one world-wide name to a whole series. Adapters may show only a part of the serial number. */
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

    /** One is cut at its end, or has the maker's name in front. */
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

    /** {@return one line for a person, such as {@code Samsung SSD 870, serial S6PX, wwn naa.5002}} */
    public String describe() {
        StringJoiner parts = new StringJoiner(", ").setEmptyValue("unknown disk");
        model.ifPresent(parts::add);
        serial.ifPresent(value -> parts.add("serial " + value));
        wwn.ifPresent(value -> parts.add("wwn " + value));
        return parts.toString();
    }
}
