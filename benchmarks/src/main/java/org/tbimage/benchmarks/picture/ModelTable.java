package org.tbimage.benchmarks.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Writes the table of docs/performance.md: what binds machines that are not here. */
public final class ModelTable {
    private static final double CONTENT = 0.64; // of the disk in the bars
    private static final double CHANGED = 0.05;
    private static final double ETHERNET_1 = 112; // MiB/s after the headers of Ethernet, IP, TCP and NFS
    private static final double ETHERNET_10 = 1120;

    private record Lab(String name, int cores, double disk, double network) {}

    private static final List<Lab> LABS = List.of(
            new Lab("2 cores, SATA SSD, 1 GbE", 2, 500, ETHERNET_1),
            new Lab("4 cores, spinning disk, 1 GbE", 4, 150, ETHERNET_1),
            new Lab("8 cores, NVMe 3 GB/s, 10 GbE", 8, 2861, ETHERNET_10),
            new Lab("16 cores, NVMe 5 GB/s, 1 GbE", 16, 4768, ETHERNET_1),
            new Lab("16 cores, NVMe 5 GB/s, 10 GbE", 16, 4768, ETHERNET_10),
            new Lab("16 cores, NVMe 5 GB/s, store on another such NVMe", 16, 4768, 4768));

    private ModelTable() {}

    /**
     * Writes the table.
     *
     * @param arguments the JSON file of {@code steps}, and the Markdown file
     * @throws IOException if a file can't be read or written
     */
    public static void main(String... arguments) throws IOException {
        Files.writeString(Path.of(arguments[1]), table(Json.read(Path.of(arguments[0]))));
    }

    static String table(Json results) {
        StepCosts costs = new StepCosts(Step.all(results));
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("Steps of: " + Machine.describe(results) + ".").add("");
        lines.add("| machine | backup, zstd-1 | backup, zstd-3 | full restore | restore, 5 % changed |");
        lines.add("|---|---|---|---|---|");
        for (Lab machine : LABS) {
            Model model = new Model(costs, CONTENT, machine.cores(), machine.disk(), machine.network());
            lines.add("| " + machine.name() + " | " + cell(model.backup("zstd", "1")) + " | "
                    + cell(model.backup("zstd", "3")) + " | " + cell(model.restoreFull("zstd", "3")) + " | "
                    + cell(model.restoreDelta("zstd", "3", CHANGED)) + " |");
        }
        return lines.toString();
    }

    /** The least of the limits, and the next one, which tells what it would take to be faster. */
    private static String cell(Map<String, Double> limits) {
        List<Map.Entry<String, Double>> ascending = limits.entrySet().stream()
                .sorted(Comparator.comparingDouble(Map.Entry::getValue))
                .toList();
        return String.format(
                Locale.ROOT,
                "%.0f, **%s** (then %.0f, %s)",
                ascending.get(0).getValue(),
                ascending.get(0).getKey(),
                ascending.get(1).getValue(),
                ascending.get(1).getKey());
    }
}
