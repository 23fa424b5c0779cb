package org.tbimage.store;

/**
 * The partition table of a disk, as far as it helps to recognise it.
 *
 * @param type {@code gpt} or {@code dos}
 * @param id GUID of the disk, or the eight hex digits of a DOS table
 */
public record PartitionTable(String type, String id) {}
