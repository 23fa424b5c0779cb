package org.tbimage.testbox.progress;

/** Formats a snapshot as one line for a terminal, in ASCII for serial consoles. */
final class ProgressLine {
    // A fixed width for the figures keeps the bar from changing its length all the time.
    private static final int FIGURES = 46;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 40;

    private ProgressLine() {}

    /** {@return the line, with a bar if there is room for one} */
    static String line(ProgressSnapshot snapshot, int columns) {
        String head = snapshot.title() + " " + snapshot.percent() + " ";
        String figures = snapshot.shortFigures();
        int room = columns - head.length() - Math.max(FIGURES, figures.length()) - "[] ".length();
        int width = Math.min(LONGEST, room);
        String bar = width < SHORTEST
                ? ""
                : snapshot.share()
                        .map(share -> "[" + filled(share, width) + "] ")
                        .orElse("");
        String line = head + bar + figures;
        // A line that wraps could not be erased.
        return line.length() > columns ? line.substring(0, Math.max(0, columns)) : line;
    }

    private static String filled(double share, int width) {
        int full = (int) Math.floor(share * width);
        return full == width ? "=".repeat(full) : "=".repeat(full) + ">" + " ".repeat(width - full - 1);
    }
}
