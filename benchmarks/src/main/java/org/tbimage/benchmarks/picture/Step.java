package org.tbimage.benchmarks.picture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One result of JMH. */
record Step(String benchmark, Map<String, String> values, double mibPerSecond, double ratio) {
    static List<Step> all(Json results) {
        return results.get("benchmarks").elements().stream().map(Step::of).toList();
    }

    private static Step of(Json result) {
        String[] name = result.get("benchmark").text().split("\\.", -1);
        Map<String, String> values = new LinkedHashMap<>();
        result.find("params")
                .ifPresent(params -> params.names()
                        .forEach(key -> values.put(key, params.get(key).text())));
        double mib = counter(result, "mib");
        double ratio = mib > 0 ? counter(result, "frameMib") / mib : 0;
        String shortName = name[name.length - 2].replace("Benchmark", "") + "." + name[name.length - 1];
        return new Step(shortName, values, mib > 0 ? mib : score(result.get("primaryMetric")), ratio);
    }

    private static double counter(Json result, String name) {
        return result.find("secondaryMetrics")
                .flatMap(all -> all.find(name))
                .map(Step::score)
                .orElse(0.0);
    }

    private static double score(Json metric) {
        return metric.get("score").number();
    }

    String parameters() {
        return values.isEmpty()
                ? "1 MiB"
                : values.entrySet().stream()
                        .map(value -> value.getKey() + " " + value.getValue())
                        .collect(Collectors.joining(", "));
    }
}
