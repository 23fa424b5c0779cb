package org.tbimage.benchmarks.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tbimage.benchmarks.picture.BarChart.Bar;

/** Draws the results of {@code compare}: for each job the wall time of all tools, and for backups what is stored. */
public final class ComparePicture {
    private static final int MIB = 1 << 20;

    private ComparePicture() {}

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
        Json run = results.get("run");
        chart.title("tbimage side by side: a disk of "
                + BarChart.shown(run.get("diskBytes").number() / MIB) + " MiB");
        chart.note(Machine.describe(results));
        chart.note("disks " + run.get("disks").text() + "; images "
                + run.get("images").text() + "; memory of a tool: "
                + run.get("memory").text());
        List<Json> jobs = results.get("jobs").elements();
        Set<String> names = new LinkedHashSet<>();
        jobs.forEach(job -> names.add(job.get("job").text()));
        for (String name : names) {
            List<Json> of = jobs.stream()
                    .filter(job -> job.get("job").text().equals(name))
                    .toList();
            chart.group(heading(name), "seconds", bars(of, "wallSeconds", 1));
            if (name.equals("backup") || name.startsWith("again")) {
                chart.group(heading(name) + ": stored", "MiB", bars(of, "storedBytes", MIB));
            } else {
                chart.group(heading(name) + ": written to the disk", "MiB", bars(of, "writtenBytes", MIB));
            }
        }
        return chart.svg();
    }

    private static String heading(String job) {
        return switch (job) {
            case "backup" -> "Backup of A";
            case "again-b" -> "Second backup: B, the same disk later";
            case "again-c" -> "Second backup: C, another box";
            case "blank", "changed", "equal" -> "Restore onto a disk that is " + job;
            default -> job;
        };
    }

    private static List<Bar> bars(List<Json> jobs, String key, double unit) {
        return jobs.stream()
                .map(job -> {
                    String tool = job.get("tool").text();
                    String note = job.get("equal").text().equals("no") ? "  not equal" : "";
                    return new Bar(tool, job.get(key).number() / unit, tool.startsWith("tbimage"), note);
                })
                .toList();
    }
}
