package org.tbimage.core.content;

import java.util.function.Predicate;

/**
 * A format that holds a disk, or anything else, and is not itself the raw content of a disk.
 *
 * @param name what it is, for a person, with its article
 * @param tool the command that converts FILE into DISK, or takes it apart; empty if there is none
 * @param test whether a sample is of this format; strict enough that no boot sector is taken for it
 */
public record ForeignFormat(String name, String tool, Predicate<ContentSample> test) {}
