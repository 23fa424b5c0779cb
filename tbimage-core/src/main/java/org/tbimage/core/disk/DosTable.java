package org.tbimage.core.disk;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/**
 * A DOS partition table, also called MBR (UEFI specification, "Legacy Master Boot Record"). An extended partition
 * covers its logical partitions.
 *
 * @param id disk signature, eight hex digits
 * @param protective whether an entry stands for a GPT
 * @param endSector the sector after the last partition, without entries that stand for a GPT; 0 if there is none
 */
record DosTable(String id, boolean protective, long endSector) {
    static final int LENGTH = 512;

    private static final int ID = 440;
    private static final int ENTRIES = 446;
    private static final int ENTRY = 16;
    private static final int SIGNATURE = 510;
    private static final int TYPE_OF_GPT = 0xEE;

    /** Reads the first sector, little-endian; empty if it holds no table, or a table without partitions. */
    static Optional<DosTable> read(ByteBuffer sector) {
        if (sector.limit() < LENGTH || sector.getShort(SIGNATURE) != (short) 0xAA55) {
            return Optional.empty();
        }
        boolean used = false;
        boolean protective = false;
        long end = 0;
        for (int entry = ENTRIES; entry < SIGNATURE; entry += ENTRY) {
            // the boot sector of a file system has the same signature; in a table, each entry begins with 0x00 or 0x80
            if ((sector.get(entry) & 0x7F) != 0) {
                return Optional.empty();
            }
            int type = sector.get(entry + 4) & 0xFF;
            used |= type != 0;
            protective |= type == TYPE_OF_GPT;
            end = type == 0 || type == TYPE_OF_GPT ? end : Math.max(end, endOf(sector, entry));
        }
        String id = String.format(Locale.ROOT, "%08x", sector.getInt(ID));
        return used ? Optional.of(new DosTable(id, protective, end)) : Optional.empty();
    }

    private static long endOf(ByteBuffer sector, int entry) {
        long start = Integer.toUnsignedLong(sector.getInt(entry + 8));
        long count = Integer.toUnsignedLong(sector.getInt(entry + 12));
        return count == 0 ? 0 : start + count;
    }
}
