package org.tbimage.testbox.progress;

/** Draws a reading as one line of a terminal, in ASCII, which serial consoles show too. */
final class Bar {
    // Figures change their length all the time; a bar that did so too would flicker.
    private static final int FIGURES = 46;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 40;

    private Bar() {}

    /** The line, with a bar if there is room for one. */
    static String line(Reading reading, int columns) {
        String head = reading.title() + " " + reading.percent() + " ";
        String figures = reading.shortFigures();
        int room = columns - head.length() - Math.max(FIGURES, figures.length()) - "[] ".length();
        int width = Math.min(LONGEST, room);
        String bar = width < SHORTEST
                ? ""
                : reading.share()
                        .map(share -> "[" + filled(share, width) + "] ")
                        .orElse("");
        String line = head + bar + figures;
        // A line that breaks could not be erased.
        return line.length() > columns ? line.substring(0, Math.max(0, columns)) : line;
    }

    private static String filled(double share, int width) {
        int full = (int) Math.floor(share * width);
        return full == width ? "=".repeat(full) : "=".repeat(full) + ">" + " ".repeat(width - full - 1);
    }
}
