package org.tbimage.core.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.tbimage.device.BadBlockException;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.Geometry;
import org.tbimage.store.PartitionTable;

/**
 * Recognises a partition table by its first sectors: GPT (UEFI specification, "GUID Partition Table Header") or DOS
 * (UEFI specification, "Legacy Master Boot Record").
 */
public final class PartitionTables {
    private static final int[] GPT_SECTORS = {512, 4096};
    private static final int HEAD = 3 * 4096;
    private static final byte[] GPT_SIGNATURE = "EFI PART".getBytes(StandardCharsets.US_ASCII);
    private static final int GPT_GUID = 56;
    private static final int DOS_ID = 440;
    private static final int DOS_SIGNATURE = 510;
    private static final int DOS_ENTRIES = 446;

    private PartitionTables() {}

    /** Reads the first sectors of a device; empty if they hold no known table, or can't be read. */
    public static Optional<PartitionTable> read(BlockDevice device) throws IOException {
        Geometry geometry = device.info().geometry();
        // GPT's header is the second sector, however large these are
        int length = (int) Math.min(Math.max(HEAD, 2 * geometry.logicalSector()), geometry.size());
        length -= length % geometry.logicalSector();
        ByteBuffer head = ByteBuffer.allocate(length);
        try {
            device.read(0, head);
        } catch (BadBlockException e) {
            return Optional.empty(); // the backup that follows meets the same place, and deals with it
        }
        return recognize(head.flip(), geometry);
    }

    /** Recognises a table in the first bytes of a device. */
    static Optional<PartitionTable> recognize(ByteBuffer head, Geometry geometry) {
        ByteBuffer bytes = head.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int[] sectors = geometry.hasSectors() ? new int[] {geometry.logicalSector()} : GPT_SECTORS;
        for (int sector : sectors) {
            if (bytes.limit() >= sector + GPT_GUID + 16 && startsWith(bytes, sector, GPT_SIGNATURE)) {
                return Optional.of(new PartitionTable("gpt", guid(bytes, sector + GPT_GUID)));
            }
        }
        return recognizeDos(bytes);
    }

    private static Optional<PartitionTable> recognizeDos(ByteBuffer bytes) {
        if (bytes.limit() < 512 || bytes.getShort(DOS_SIGNATURE) != (short) 0xAA55) {
            return Optional.empty();
        }
        // a boot sector of a file system ends alike; in a table every entry's first byte is 0x00 or 0x80
        boolean used = false;
        for (int entry = DOS_ENTRIES; entry < DOS_SIGNATURE; entry += 16) {
            int status = bytes.get(entry) & 0x7F;
            if (status != 0) {
                return Optional.empty();
            }
            used |= bytes.get(entry + 4) != 0;
        }
        String id = String.format(Locale.ROOT, "%08x", bytes.getInt(DOS_ID));
        return used ? Optional.of(new PartitionTable("dos", id)) : Optional.empty();
    }

    private static boolean startsWith(ByteBuffer bytes, int offset, byte[] expected) {
        return bytes.slice(offset, expected.length).equals(ByteBuffer.wrap(expected));
    }

    /** A GUID's first three fields are little-endian, the rest is in order. */
    private static String guid(ByteBuffer bytes, int offset) {
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
