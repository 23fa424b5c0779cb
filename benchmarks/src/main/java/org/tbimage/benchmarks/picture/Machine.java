package org.tbimage.benchmarks.picture;

import java.util.stream.Collectors;

/** The machine that was measured, in words. */
final class Machine {
    private Machine() {}

    /** All that the results say of it, as in {@code cores 2, kernel Linux 6.1}. */
    static String describe(Json results) {
        Json machine = results.get("machine");
        return machine.names().stream()
                .map(name -> name + " " + machine.get(name).text())
                .collect(Collectors.joining(", "));
    }
}
