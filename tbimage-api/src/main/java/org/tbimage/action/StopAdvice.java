package org.tbimage.action;

/**
 * What a person should know of an action that was stopped before its end.
 *
 * @param cancelled what to do after it was cancelled and has cleaned up; one line
 * @param killed what it may have left behind if the process ended without cleaning up, and what helps; one line
 */
public record StopAdvice(String cancelled, String killed) {
    /** Of an action that says nothing about it. */
    public static final StopAdvice DEFAULT =
            new StopAdvice("run it again", "what it was writing may be unfinished; run it again");

    /** Checks that each is one line. */
    public StopAdvice {
        requireLine(cancelled);
        requireLine(killed);
    }

    private static void requireLine(String text) {
        if (text.isBlank() || text.lines().count() > 1) {
            throw new IllegalArgumentException("not one line: " + text);
        }
    }
}
