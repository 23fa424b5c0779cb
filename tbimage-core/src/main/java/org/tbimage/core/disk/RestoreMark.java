package org.tbimage.core.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.tbimage.value.Printable;

/**
 * The mark of a half-restored disk: ASCII text in its first {@value #LENGTH} bytes. A restore writes it before any
 * other change, and overwrites it last. It is neither a boot sector nor a partition table.
 *
 * @param image the image that is restored, as in {@code BOX/DISK@GENERATION}, or the file of an image without a
 *     manifest
 * @param begun start of the restore, a whole second
 * @param machine name of the machine that restores
 */
public record RestoreMark(String image, Instant begun, String machine) {
    /** Length of the mark, in bytes. */
    public static final int LENGTH = 512;

    private static final String TITLE = "tbimage restore mark 1";
    private static final String ADVICE =
            "This disk is half restored and of no use as it is. Restore it again, then this mark is gone.";
    private static final String IMAGE = "image ";
    private static final String BEGUN = "begun ";
    private static final String MACHINE = "machine ";
    private static final String CHECK = "crc32c ";
    private static final int MOST_IMAGE = 200;
    private static final int MOST_MACHINE = 64;
    private static final int LINES = 6;

    /** Cuts long values and replaces characters that are not printable ASCII. */
    public RestoreMark {
        image = line(image, MOST_IMAGE);
        machine = line(machine, MOST_MACHINE);
        begun = begun.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String line(String text, int most) {
        String printable = Printable.of(text).replaceAll("[^ -~]", "?");
        return printable.substring(0, Math.min(most, printable.length()));
    }

    /** Reads the mark of a disk; empty if there is none, or the first bytes cannot be read. */
    public static Optional<RestoreMark> read(DiskBytes disk) throws IOException {
        return disk.read(0, LENGTH).flatMap(RestoreMark::parse);
    }

    /** Reads the mark in the first bytes of a disk; empty if there is none with a valid checksum. */
    static Optional<RestoreMark> parse(ByteBuffer head) {
        if (head.remaining() < LENGTH) {
            return Optional.empty();
        }
        byte[] bytes = new byte[LENGTH];
        head.duplicate().get(bytes);
        String text = new String(bytes, StandardCharsets.US_ASCII);
        String[] lines = text.split("\n", LINES + 1);
        boolean isMark = lines.length == LINES + 1
                && lines[0].equals(TITLE)
                && lines[1].equals(ADVICE)
                && lines[2].startsWith(IMAGE)
                && lines[3].startsWith(BEGUN)
                && lines[4].startsWith(MACHINE)
                && lines[5].equals(CHECK + checksum(text.substring(0, text.indexOf('\n' + CHECK) + 1)));
        return isMark ? fields(lines) : Optional.empty();
    }

    private static Optional<RestoreMark> fields(String... lines) {
        try {
            return Optional.of(new RestoreMark(
                    lines[2].substring(IMAGE.length()),
                    Instant.parse(lines[3].substring(BEGUN.length())),
                    lines[4].substring(MACHINE.length())));
        } catch (DateTimeException e) {
            return Optional.empty(); // the checksum is right, but no version of this program wrote it
        }
    }

    /** Returns the bytes of the mark, padded with zeros. */
    public ByteBuffer toBytes() {
        String text = String.join("\n", TITLE, ADVICE, IMAGE + image, BEGUN + begun, MACHINE + machine) + "\n";
        byte[] all = (text + CHECK + checksum(text) + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(LENGTH).put(all).rewind();
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /**
     * {@return one line for the user, such as {@code half restored: a restore of b/sda@20261122T101500Z, begun ...}}
     */
    public String describe() {
        return String.format(
                Locale.ROOT, "half restored: a restore of %s, begun %s on %s, did not end", image, begun, machine);
    }
}
