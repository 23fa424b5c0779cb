package org.tbimage.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark runs, so that none rots. What it measures here means nothing. */
class SmokeTest {
    @Test
    void everyBenchmarkRuns() throws RunnerException {
        Options once = new OptionsBuilder()
                .include("org\\.tbimage\\.benchmarks\\..*")
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(1))
                .param("disk", "4")
                .param("frames", "2")
                .param("workers", "2")
                .param("level", "fastest")
                .param("where", "file")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        Set<String> ran = new Runner(once)
                .run().stream()
                        .map(RunResult::getParams)
                        .map(params -> params.getBenchmark())
                        .collect(Collectors.toSet());
        assertThat(ran).isEqualTo(methods());
    }

    private static Set<String> methods() {
        return Set.of(
                        CodecBenchmark.class,
                        DigestBenchmark.class,
                        IncompressibleBenchmark.class,
                        PipelineBenchmark.class,
                        DeviceBenchmark.class,
                        TableBenchmark.class,
                        ZeroBenchmark.class)
                .stream()
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.isAnnotationPresent(Benchmark.class))
                .map(method -> method.getDeclaringClass().getName() + "." + method.getName())
                .collect(Collectors.toSet());
    }
}
