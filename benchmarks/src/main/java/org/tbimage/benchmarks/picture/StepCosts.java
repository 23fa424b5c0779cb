package org.tbimage.benchmarks.picture;

import java.util.List;
import java.util.Map;

/** What each step takes on one core, taken from the results of {@code steps}; seconds for a MiB. */
record StepCosts(List<Step> steps) {
    private static final String MIB = "1048576";

    double zeroTest() {
        return cost("Zero.zeros", Map.of());
    }

    double sha256() {
        return cost("Digest.sha256", Map.of());
    }

    double crc32c() {
        return cost("Digest.crc32c", Map.of());
    }

    double encode(String codec, String level) {
        return cost("Codec.encode", codec(codec, level));
    }

    double decode(String codec, String level) {
        return cost("Codec.decode", codec(codec, level));
    }

    /** Bytes of frames for a byte of content. */
    double ratio(String codec, String level) {
        return find("Codec.encode", codec(codec, level)).ratio();
    }

    /** Into the page cache, as a store on a disk or on a network share is written. */
    double writeBuffered() {
        return cost("Device.write", Map.of("where", "file"));
    }

    /** The processor's share of reading past the page cache, on a device that is memory. */
    double readDirect() {
        return cost("Device.read", Map.of("where", "loop"));
    }

    /** The same of writing. */
    double writeDirect() {
        return cost("Device.write", Map.of("where", "loop"));
    }

    private static Map<String, String> codec(String codec, String level) {
        return Map.of("codec", codec, "level", level, "chunk", MIB, "content", "disk");
    }

    private double cost(String benchmark, Map<String, String> values) {
        return 1 / find(benchmark, values).mibPerSecond();
    }

    private Step find(String benchmark, Map<String, String> values) {
        return steps.stream()
                .filter(step -> step.benchmark().equals(benchmark)
                        && step.values().entrySet().containsAll(values.entrySet()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no result of " + benchmark + " with " + values));
    }
}
