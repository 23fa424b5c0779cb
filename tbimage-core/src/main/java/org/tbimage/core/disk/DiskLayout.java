package org.tbimage.core.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tbimage.device.Geometry;
import org.tbimage.store.PartitionTable;

/**
 * The layout that a valid partition table describes. The rules are those of the kernel: a GPT counts if there is no DOS
 * table, or if the DOS table has an entry for it (protective or hybrid). A DOS table without such an entry takes
 * precedence over remains of a GPT.
 *
 * @param table kind and identifier of the table
 * @param sectorSize logical sector size that the table uses, in bytes; empty for a DOS table, which does not record it
 * @param partitionsEnd offset after the last partition, in bytes; 0 if there is none, or the entries cannot be read
 * @param end offset after the last byte that a partition or the backup header uses, at most {@link Long#MAX_VALUE}
 */
public record DiskLayout(PartitionTable table, OptionalInt sectorSize, long partitionsEnd, long end) {
    private static final int SMALLEST_SECTOR = 512;
    private static final List<Integer> USUAL_SECTORS = List.of(512, 1024, 2048, 4096);

    public DiskLayout {
        if (partitionsEnd < 0 || end < partitionsEnd) {
            throw new IllegalArgumentException("bad layout: partitionsEnd=" + partitionsEnd + " end=" + end);
        }
    }

    /**
     * Reads the partition table of a disk, for any sector size.
     *
     * @return the layout; empty if there is no valid table
     * @throws IOException if the whole device fails
     */
    public static Optional<DiskLayout> read(DiskBytes disk) throws IOException {
        Optional<DosTable> dos = disk.read(0, DosTable.LENGTH).flatMap(DosTable::read);
        if (dos.isEmpty() || dos.get().protective()) {
            for (int sector : sectors(disk.geometry())) {
                Optional<GptHeader> header = GptHeader.read(disk, sector);
                if (header.isPresent()) {
                    return Optional.of(ofGpt(header.get(), dos, disk));
                }
            }
        }
        return dos.map(table -> ofDos(table, disk.geometry()));
    }

    /** The sector size of the disk comes first, since the kernel uses no other. */
    private static Set<Integer> sectors(Geometry geometry) {
        Set<Integer> sectors = new LinkedHashSet<>();
        if (geometry.hasSectors()) {
            sectors.add(geometry.logicalSector());
        }
        sectors.addAll(USUAL_SECTORS);
        return sectors;
    }

    private static DiskLayout ofGpt(GptHeader header, Optional<DosTable> hybrid, DiskBytes disk) throws IOException {
        long partitions = header.partitionsEnd(disk);
        if (hybrid.isPresent()) {
            partitions = Math.max(partitions, hybrid.get().endSector() * header.sector());
        }
        PartitionTable table = new PartitionTable("gpt", header.guid());
        long end = Math.max(partitions, header.backupEnd());
        return new DiskLayout(table, OptionalInt.of(header.sector()), partitions, end);
    }

    private static DiskLayout ofDos(DosTable dos, Geometry geometry) {
        int sector = geometry.hasSectors() ? geometry.logicalSector() : SMALLEST_SECTOR;
        long end = dos.endSector() * sector;
        return new DiskLayout(new PartitionTable("dos", dos.id()), OptionalInt.empty(), end, end);
    }

    /** Reads the partition table in the first bytes of a disk; {@link DiskBytes#HEAD} bytes are enough. */
    public static Optional<DiskLayout> read(ByteBuffer head, Geometry geometry) throws IOException {
        return read(DiskBytes.ofHead(head, geometry));
    }
}
