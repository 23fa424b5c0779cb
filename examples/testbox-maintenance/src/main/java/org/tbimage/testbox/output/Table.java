package org.tbimage.testbox.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Fact;

/** A table of text: words are aligned to the left, numbers to the right. */
final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> columns = new ArrayList<>();

    /** Adds a column. All columns have the same number of cells; a missing fact is an empty cell. */
    void column(String title, List<Optional<Fact>> facts) {
        List<String> cells = new ArrayList<>();
        cells.add(title);
        facts.forEach(fact -> cells.add(SafeText.line(fact.map(FactText::brief).orElse(FactText.NONE))));
        int width = cells.stream().mapToInt(Table::width).max().orElse(0);
        boolean right = facts.stream().flatMap(Optional::stream).anyMatch(FactText::isNumber);
        cells.replaceAll(cell -> pad(cell, width, right));
        columns.add(cells);
    }

    private static String pad(String cell, int width, boolean right) {
        String space = " ".repeat(width - width(cell));
        return right ? space + cell : cell + space;
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    /** {@return all lines, the titles first} */
    String text() {
        int lines = columns.isEmpty() ? 0 : columns.get(0).size();
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < lines; line++) {
            int number = line;
            List<String> cells =
                    columns.stream().map(column -> column.get(number)).toList();
            text.append(String.join(GAP, cells).stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
