package org.tbimage.core.job;

import java.time.Instant;

/**
 * A restore that did not end, as the mark on its target describes it.
 *
 * @param image what was being restored: {@code BOX/DISK@GENERATION}, or the name of a compressed file
 * @param begun when it began
 * @param machine name of the machine that restored
 * @param description a few words for a person, that follow the name of the disk and {@code is}
 */
public record UnfinishedRestore(String image, Instant begun, String machine, String description) {}
