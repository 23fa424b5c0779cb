package org.tbimage.device;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tbimage.device.DiskIdentity.Match;

/**
 * A world-wide name of a disk, whatever its spelling. One disk can have names of several kinds. Kernels, adapters and
 * udev differ in which one they report. So only two names of the same kind can prove that two disks differ.
 *
 * @param kind numbering scheme of the name
 * @param value the name in one spelling: digits in lower case, without prefix and separators
 * @param serial serial number in the name, for the kinds that contain one
 * @param namespace number of the NVMe namespace in the name
 */
record WorldWideName(Kind kind, String value, Optional<String> serial, OptionalLong namespace) {
    /** Numbering schemes. */
    enum Kind {
        /** SCSI and ATA. */
        NAA,
        /** 64 bits, NVMe and SCSI. */
        EUI64,
        /** 128 bits, NVMe. */
        NGUID,
        /** NVMe. */
        UUID,
        /** Card identification of eMMC and SD, without the checksum at its end. */
        CID,
        /** Name that the kernel makes of NVMe vendor, serial number, model and namespace. */
        NVME,
        /** Text of vendor, model and serial number (SCSI T10 vendor identification). */
        T10,
        /** Any other text. */
        OTHER
    }

    private static final Pattern FOLDER = Pattern.compile("^(/dev/disk/by-id/)?(wwn-|scsi-|nvme-|dm-uuid-mpath-)?");
    private static final Pattern PREFIXED = Pattern.compile("(naa|eui|uuid|cid)\\.(?:0x)?([0-9a-f-]+)");
    private static final Pattern BARE = Pattern.compile("(?:0x)?([0-9a-f]{16}|[0-9a-f]{32})");
    private static final Pattern SCSI_ID = Pattern.compile("([23])([0-9a-f]{16}|[0-9a-f]{32})");
    private static final Pattern BARE_UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NVME =
            Pattern.compile("nvme\\.([0-9a-f]{1,4})-([0-9a-f]*)-([0-9a-f]*)-([0-9a-f]{1,8})");
    private static final Pattern PADDING = Pattern.compile("[\\s_\\x00]+");
    private static final int EUI64_DIGITS = 16;
    private static final int HEX = 16;

    /** {@return the name in a text; empty if the text is a placeholder such as zeros} */
    static Optional<WorldWideName> of(String text) {
        String name = FOLDER.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        Matcher nvme = NVME.matcher(name);
        if (nvme.matches()) {
            return ofNvme(nvme);
        }
        if (name.startsWith("t10.")) {
            return ofT10(text.strip());
        }
        Optional<WorldWideName> digits = ofDigits(name);
        return (digits.isPresent() ? digits : Optional.of(of(Kind.OTHER, SerialNumber.squeeze(name))))
                .filter(found -> !SerialNumber.isFiller(found.value));
    }

    private static Optional<WorldWideName> ofDigits(String name) {
        Matcher prefixed = PREFIXED.matcher(name);
        if (prefixed.matches()) {
            return Optional.of(ofPrefixed(prefixed.group(1), prefixed.group(2).replace("-", "")));
        }
        if (BARE_UUID.matcher(name).matches()) {
            return Optional.of(of(Kind.UUID, name.replace("-", "")));
        }
        Matcher bare = BARE.matcher(name);
        if (bare.matches()) {
            return Optional.of(of(kindOf(bare.group(1)), bare.group(1)));
        }
        Matcher scsi = SCSI_ID.matcher(name);
        return scsi.matches()
                ? Optional.of(of(scsi.group(1).equals("3") ? Kind.NAA : ofEui(scsi.group(2)), scsi.group(2)))
                : Optional.empty();
    }

    private static WorldWideName ofPrefixed(String prefix, String digits) {
        return switch (prefix) {
            case "naa" -> of(Kind.NAA, digits);
            case "eui" -> of(ofEui(digits), digits);
            case "uuid" -> of(Kind.UUID, digits);
            default -> of(Kind.CID, digits.length() > 2 ? digits.substring(0, digits.length() - 2) : digits);
        };
    }

    private static Kind ofEui(String digits) {
        return digits.length() > EUI64_DIGITS ? Kind.NGUID : Kind.EUI64;
    }

    /** The first digit of an NAA name is its format: 2, 3, 5 or 6. */
    private static Kind kindOf(String digits) {
        return "2356".indexOf(digits.charAt(0)) >= 0 ? Kind.NAA : ofEui(digits);
    }

    private static Optional<WorldWideName> ofNvme(Matcher parts) {
        String serial = SerialNumber.squeeze(decode(parts.group(2)));
        long namespace = Long.parseLong(parts.group(4), HEX);
        String vendor = Integer.toHexString(Integer.parseInt(parts.group(1), HEX));
        return SerialNumber.isFiller(serial)
                ? Optional.empty()
                : Optional.of(new WorldWideName(
                        Kind.NVME,
                        vendor + "-" + serial + "-" + namespace,
                        Optional.of(serial),
                        OptionalLong.of(namespace)));
    }

    private static String decode(String hex) {
        String whole = hex.substring(0, hex.length() / 2 * 2);
        return new String(HexFormat.of().parseHex(whole), StandardCharsets.ISO_8859_1);
    }

    /** The serial number is the last word. */
    private static Optional<WorldWideName> ofT10(String text) {
        String[] words = PADDING.splitAsStream(text.substring("t10.".length())).toArray(String[]::new);
        String last = SerialNumber.squeeze(words[words.length - 1]);
        return words.length < 2 || SerialNumber.isFiller(last)
                ? Optional.empty()
                : Optional.of(new WorldWideName(
                        Kind.T10, SerialNumber.squeeze(text), Optional.of(last), OptionalLong.empty()));
    }

    private static WorldWideName of(Kind kind, String value) {
        return new WorldWideName(kind, value, Optional.empty(), OptionalLong.empty());
    }

    /**
     * {@return whether both names belong to one disk; UNKNOWN if their kinds differ, or one is a cut form of the other}
     */
    Match compare(WorldWideName other) {
        if (value.equals(other.value) && (kind == other.kind || value.length() >= EUI64_DIGITS)) {
            return Match.SAME;
        }
        boolean cut = value.startsWith(other.value) || other.value.startsWith(value);
        boolean proves = kind == other.kind && kind != Kind.T10 && !cut;
        return proves ? Match.DIFFERENT : Match.UNKNOWN;
    }

    /** {@return whether a text is just another spelling of this name; udev may report the name as the serial number} */
    boolean isSpelled(String text) {
        return of(text).filter(name -> name.value.equals(value)).isPresent();
    }
}
