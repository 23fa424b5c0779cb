package org.tbimage.testbox.command;

/**
 * What a command takes without an option's name.
 *
 * @param label how the usage shows it, with brackets and dots
 * @param summary one line for the help
 */
public record Words(String label, String summary) {}
