package org.tbimage.linux.sysfs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Pages of SCSI "vital product data" (SPC-4, section 7.8), which sysfs shows unchanged. Each page begins with four
 * bytes: device type, page code, and the length of the rest in 16 bits, big-endian.
 */
final class VitalProductData {
    private static final int HEADER = 4;
    /** Page 0x83: the type of a designator is the low half of its second byte. */
    private static final int TYPE_EUI = 2;

    private static final int TYPE_NAA = 3;
    /** Page 0x89 contains the ATA drive's response to IDENTIFY DEVICE from this offset on. */
    private static final int IDENTIFY = 60;

    private static final int IDENTIFY_MODEL = IDENTIFY + 27 * 2;
    private static final int IDENTIFY_MODEL_LENGTH = 40;

    private VitalProductData() {}

    /** {@return the serial number, from page 0x80} */
    static Optional<String> serial(Path page80) {
        return body(page80).flatMap(body -> SysfsFiles.clean(new String(body, StandardCharsets.US_ASCII)));
    }

    /** {@return the world-wide name of the disk, from page 0x83; NAA is preferred to EUI-64} */
    static Optional<String> wwn(Path page83) {
        return body(page83)
                .flatMap(body -> designator(body, TYPE_NAA, "naa.").or(() -> designator(body, TYPE_EUI, "eui.")));
    }

    /** {@return the full model name of an ATA drive, from page 0x89; page 0 has only 16 characters} */
    static Optional<String> ataModel(Path page89) {
        return SysfsFiles.bytes(page89)
                .filter(page -> page.length >= IDENTIFY_MODEL + IDENTIFY_MODEL_LENGTH)
                .map(page -> Arrays.copyOfRange(page, IDENTIFY_MODEL, IDENTIFY_MODEL + IDENTIFY_MODEL_LENGTH))
                .flatMap(model -> SysfsFiles.clean(new String(swapPairs(model), StandardCharsets.US_ASCII)));
    }

    private static Optional<byte[]> body(Path file) {
        return SysfsFiles.bytes(file).filter(page -> page.length > HEADER).map(page -> {
            int length = ((page[2] & 0xff) << 8) | (page[3] & 0xff);
            return Arrays.copyOfRange(page, HEADER, Math.min(page.length, HEADER + length));
        });
    }

    private static Optional<String> designator(byte[] body, int type, String prefix) {
        int at = 0;
        while (at + HEADER <= body.length) {
            int length = body[at + 3] & 0xff;
            int end = at + HEADER + length;
            boolean ofTheDisk = (body[at + 1] & 0x30) == 0;
            if (end <= body.length && ofTheDisk && (body[at + 1] & 0x0f) == type) {
                return WwnSpelling.ofWwid(prefix + HexFormat.of().formatHex(body, at + HEADER, end));
            }
            at = end;
        }
        return Optional.empty();
    }

    /** In ATA words, the first character is in the high byte. */
    private static byte[] swapPairs(byte[] words) {
        byte[] text = new byte[words.length];
        for (int i = 0; i < words.length; i++) {
            text[i] = words[i ^ 1];
        }
        return text;
    }
}
