package org.tbimage.core.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The header of a GPT with a valid checksum (UEFI specification, "GUID Partition Table Header").
 *
 * @param sector sector size that the table uses, in bytes
 * @param guid GUID of the disk
 * @param alternate sector of the other copy of the header
 * @param entries first sector of the partition entries
 * @param entryCount number of entries
 * @param entrySize size of an entry, in bytes
 */
record GptHeader(int sector, String guid, long alternate, long entries, int entryCount, int entrySize) {
    static final byte[] SIGNATURE = "EFI PART".getBytes(StandardCharsets.US_ASCII);

    private static final int LENGTH = 92;
    private static final int HEADER_SIZE = 12;
    private static final int HEADER_CRC = 16;
    private static final int OWN_SECTOR = 24;
    private static final int ALTERNATE = 32;
    private static final int GUID = 56;
    private static final int ENTRIES = 72;
    private static final int ENTRY_COUNT = 80;
    private static final int ENTRY_SIZE = 84;
    private static final int LEAST_ENTRY = 128;
    private static final int MOST_ENTRY = 4096;
    private static final int MOST_ENTRY_BYTES = 1 << 20;

    /** Reads the header in the second sector, for the given sector size; empty if it is not valid. */
    static Optional<GptHeader> read(DiskBytes disk, int sector) throws IOException {
        Optional<ByteBuffer> bytes = disk.read(sector, sector);
        if (bytes.isEmpty() || !isValid(bytes.get())) {
            return Optional.empty();
        }
        ByteBuffer header = bytes.get();
        return Optional.of(new GptHeader(
                sector,
                guid(header, GUID),
                header.getLong(ALTERNATE),
                header.getLong(ENTRIES),
                header.getInt(ENTRY_COUNT),
                header.getInt(ENTRY_SIZE)));
    }

    private static boolean isValid(ByteBuffer header) {
        if (header.limit() < LENGTH || !startsWith(header, 0, SIGNATURE) || header.getLong(OWN_SECTOR) != 1) {
            return false;
        }
        int size = header.getInt(HEADER_SIZE);
        return size >= LENGTH && size <= header.limit() && crc(header, size) == header.getInt(HEADER_CRC);
    }

    private static int crc(ByteBuffer header, int size) {
        CRC32 crc = new CRC32();
        crc.update(header.slice(0, HEADER_CRC));
        crc.update(new byte[Integer.BYTES]); // the checksum field counts as zeros
        crc.update(header.slice(HEADER_CRC + Integer.BYTES, size - HEADER_CRC - Integer.BYTES));
        return (int) crc.getValue();
    }

    /** The offset after the backup header, in bytes. */
    long backupEnd() {
        return endOf(alternate);
    }

    /** The offset after the last partition, in bytes; 0 if there is none, or the entries cannot be read. */
    long partitionsEnd(DiskBytes disk) throws IOException {
        boolean usual = entrySize >= LEAST_ENTRY && entrySize <= MOST_ENTRY && entryCount > 0;
        if (!usual || entries < 0 || entries > Long.MAX_VALUE / sector) {
            return 0;
        }
        int count = Math.min(entryCount, MOST_ENTRY_BYTES / entrySize);
        Optional<ByteBuffer> table = disk.read(entries * sector, count * entrySize);
        return table.isEmpty() ? 0 : lastEnd(table.get(), count);
    }

    private long lastEnd(ByteBuffer table, int count) {
        long end = 0;
        for (int entry = 0; entry < count; entry++) {
            int at = entry * entrySize;
            boolean used = table.getLong(at) != 0 || table.getLong(at + 8) != 0;
            if (used) {
                end = Math.max(end, endOf(table.getLong(at + 40)));
            }
        }
        return end;
    }

    /** The offset after a sector, in bytes; {@link Long#MAX_VALUE} if it is beyond every disk. */
    private long endOf(long lba) {
        boolean sane = lba >= 0 && lba < Long.MAX_VALUE / sector;
        return sane ? (lba + 1) * sector : Long.MAX_VALUE;
    }

    static boolean startsWith(ByteBuffer bytes, int offset, byte[] expected) {
        return bytes.limit() - offset >= expected.length
                && bytes.slice(offset, expected.length).equals(ByteBuffer.wrap(expected));
    }

    /** The first three fields of a GUID are little-endian, the others are big-endian. */
    static String guid(ByteBuffer bytes, int offset) {
        ByteBuffer rest = bytes.slice(offset + 8, 8).order(ByteOrder.BIG_ENDIAN);
        return String.format(
                Locale.ROOT,
                "%08x-%04x-%04x-%04x-%012x",
                bytes.getInt(offset),
                bytes.getShort(offset + 4),
                bytes.getShort(offset + 6),
                rest.getShort(0),
                rest.getLong(0) & 0xFFFFFFFFFFFFL);
    }
}
