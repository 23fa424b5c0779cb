package org.tbimage.benchmarks.picture;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.StringJoiner;

/**
 * Writes the results file of {@code steps}: one line for each benchmark, with its parameters, score, error and counters.
 * The members have JMH's names. JMH's percentiles and raw data are left out; they are nine tenths of its files.
 */
public final class StepResults {
    private static final MathContext DIGITS = new MathContext(6);

    private StepResults() {}

    /**
     * Writes the file.
     *
     * @param arguments the JSON file that describes the machine, the file to write, and the JSON files of JMH
     * @throws IOException if a file can't be read or written
     */
    public static void main(String... arguments) throws IOException {
        StringJoiner lines = new StringJoiner(",\n", "\"benchmarks\":[\n", "\n]}\n");
        for (String part : Arrays.asList(arguments).subList(2, arguments.length)) {
            Json.read(Path.of(part)).elements().forEach(result -> lines.add(line(result)));
        }
        String machine = Files.readString(Path.of(arguments[0])).strip();
        Files.writeString(Path.of(arguments[1]), "{\"machine\":" + machine + ",\n" + lines);
    }

    static String line(Json result) {
        return "{\"benchmark\":\"" + result.get("benchmark").text() + "\",\"params\":" + parameters(result)
                + ",\"primaryMetric\":" + primary(result.get("primaryMetric")) + ",\"secondaryMetrics\":"
                + counters(result) + "}";
    }

    private static String parameters(Json result) {
        StringJoiner members = new StringJoiner(",", "{", "}");
        result.find("params")
                .ifPresent(params -> params.names()
                        .forEach(name -> members.add(
                                "\"" + name + "\":\"" + params.get(name).text() + '"')));
        return members.toString();
    }

    private static String primary(Json metric) {
        return "{\"score\":" + number(metric.get("score")) + ",\"scoreError\":" + number(metric.get("scoreError"))
                + ",\"scoreUnit\":\"" + metric.get("scoreUnit").text() + "\"}";
    }

    /** The counters that a benchmark used; JMH has a zero for those that it did not. */
    private static String counters(Json result) {
        StringJoiner members = new StringJoiner(",", "{", "}");
        Json counters = result.get("secondaryMetrics");
        for (String name : counters.names()) {
            Json score = counters.get(name).get("score");
            if (score.number() != 0) {
                members.add('"' + name + "\":{\"score\":" + number(score) + '}');
            }
        }
        return members.toString();
    }

    /** Six digits; null if JMH had too few measurements for it. */
    private static String number(Json value) {
        return Double.isFinite(value.number())
                ? new BigDecimal(value.number())
                        .round(DIGITS)
                        .stripTrailingZeros()
                        .toPlainString()
                : "null";
    }
}
