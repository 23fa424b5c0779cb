package org.tbimage.core.content;

import java.util.function.Predicate;

/**
 * A file format that is not the raw content of a disk.
 *
 * @param name name for the user, with its article
 * @param tool the command that converts FILE to DISK, or unpacks it; empty if there is none
 * @param test whether a sample has this format; strict enough to reject every boot sector
 */
public record ForeignFormat(String name, String tool, Predicate<ContentSample> test) {}
