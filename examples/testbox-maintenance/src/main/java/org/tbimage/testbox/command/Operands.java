package org.tbimage.testbox.command;

/**
 * The arguments without a name that a command takes.
 *
 * @param label their form in the usage line, with brackets and dots
 * @param summary one line for the help
 */
public record Operands(String label, String summary) {}
