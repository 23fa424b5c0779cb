package org.tbimage.benchmarks.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Groups of horizontal bars, one below the other, as an SVG; each group has a scale of its own. */
final class BarChart {
    private static final int WIDTH = 1000;
    private static final int LABEL = 330;
    private static final int LONGEST = 540;
    private static final int LINE = 20;

    private final StringBuilder body = new StringBuilder();
    private int y = 10;

    /** One bar; the own ones are told by their colour. */
    record Bar(String label, double value, boolean own, String note) {}

    /** A line of large text. */
    void title(String text) {
        y += 26;
        body.append(text(10, y, 18, "start", text));
        y += 8;
    }

    /** Lines of small text, broken where they are too long. */
    void note(String text) {
        for (String line : broken(text, 150)) {
            y += 16;
            body.append(text(10, y, 12, "start", line));
        }
    }

    /** Bars under a heading; no bars, no heading. */
    void group(String heading, String unit, List<Bar> bars) {
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(0);
        if (most <= 0) {
            return;
        }
        y += 34;
        body.append(text(10, y, 14, "start", heading + ", " + unit));
        y += 6;
        bars.forEach(bar -> add(bar, most));
    }

    private void add(Bar bar, double most) {
        double length = Math.max(1, bar.value() / most * LONGEST);
        String colour = bar.own() ? "#c2410c" : "#64748b";
        body.append(text(LABEL - 8, y + 14, 12, "end", bar.label()));
        body.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                LABEL,
                y + 3,
                length,
                LINE - 5,
                colour));
        body.append(text(LABEL + (int) length + 6, y + 14, 12, "start", shown(bar.value()) + bar.note()));
        y += LINE;
    }

    static String shown(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    private static String text(int x, int y, int size, String anchor, String content) {
        String escaped = content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return String.format(
                "<text x=\"%d\" y=\"%d\" font-size=\"%d\" text-anchor=\"%s\">%s</text>%n", x, y, size, anchor, escaped);
    }

    private static List<String> broken(String text, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() > most) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().strip());
        return lines;
    }

    /** The whole picture. */
    String svg() {
        int height = y + 20;
        return String.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\">%n<rect width=\"%d\" height=\"%d\" fill=\"white\"/>%n%s</svg>%n",
                WIDTH, height, WIDTH, height, WIDTH, height, body);
    }
}
