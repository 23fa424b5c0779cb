package org.tbimage.benchmarks.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tbimage.benchmarks.picture.BarChart.Bar;

/** Draws the results of {@code steps}: MiB a second of each benchmark, whatever its parameters. */
public final class StepsPicture {
    private StepsPicture() {}

    /**
     * Draws.
     *
     * @param arguments the JSON file, and the SVG file
     * @throws IOException if a file can't be read or written
     */
    public static void main(String... arguments) throws IOException {
        Files.writeString(Path.of(arguments[1]), draw(Json.read(Path.of(arguments[0]))));
    }

    static String draw(Json results) {
        BarChart chart = new BarChart();
        chart.title("tbimage, step by step");
        chart.note(Machine.describe(results));
        Map<String, List<Bar>> groups = new LinkedHashMap<>();
        for (Step step : Step.all(results)) {
            String note = step.ratio() > 0 ? "  (to " + BarChart.shown(100 * step.ratio()) + " %)" : "";
            groups.computeIfAbsent(step.benchmark(), name -> new ArrayList<>())
                    .add(new Bar(step.parameters(), step.mibPerSecond(), true, note));
        }
        groups.forEach((name, bars) -> chart.group(name, name.startsWith("Table") ? "lines/s" : "MiB/s", bars));
        return chart.svg();
    }
}
