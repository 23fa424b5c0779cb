package org.tbimage.benchmarks.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class PicturesTest {
    private static final String MACHINE = "{\"machine\":{\"cpu\":\"A & B <x>\",\"cores\":2},";

    @TempDir
    Path folder;

    @Test
    void stepsBecomeBarsOfMibASecond() throws Exception {
        String svg = StepsPicture.draw(steps());
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(svg)
                .contains("Codec.encode, MiB/s", "level 3", ">400  (to 40.0 %)<", "A &amp; B &lt;x&gt;")
                .doesNotContain("NaN");
    }

    @Test
    void aToolThatRestoredSomethingElseIsMarked() throws Exception {
        String svg = ComparePicture.draw(read(MACHINE
                + "\"run\":{\"diskBytes\":268435456,\"disks\":\"in memory\",\"images\":\"dropped\",\"memory\":\"none\"},"
                + "\"jobs\":[{\"job\":\"changed\",\"tool\":\"bmaptool\",\"wallSeconds\":2,\"storedBytes\":1,"
                + "\"writtenBytes\":1048576,\"equal\":\"no\"},"
                + "{\"job\":\"changed\",\"tool\":\"tbimage\",\"wallSeconds\":1,\"storedBytes\":1,"
                + "\"writtenBytes\":0,\"equal\":\"yes\"}]}"));
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(svg).contains("Restore onto a disk that is changed, seconds", ">2.00  not equal<", ">1.00<");
    }

    @Test
    void theModelIsBoundByItsSlowestPart() throws IOException {
        StepCosts costs = new StepCosts(Step.all(steps()));
        Model model = new Model(costs, 0.5, 2, 5000, 100);
        var limits = model.backup("zstd", "3");
        assertThat(limits.get("network")).isCloseTo(100 / (0.5 * 0.4), within(1e-6));
        // 1/1000 each to read, to test half of it for zeros, to hash half; 1/400 to encode and 1/8 of 1/1000 to prove
        // half
        assertThat(limits.get("processors"))
                .isCloseTo(2 / (0.001 + 0.0005 + 0.5 * (0.001 + 0.0025 + 0.000125)), within(1e-6));
        assertThat(limits.get("delivery")).isCloseTo(1 / (0.2 * 0.002), within(1e-6));
        assertThat(ModelTable.table(steps())).contains("16 cores, NVMe 5 GB/s, 10 GbE", "**");
    }

    @Test
    void resultsKeepWhatPicturesAndModelNeed() throws IOException {
        Path jmh = Files.writeString(folder.resolve("jmh.json"), """
                [{"jmhVersion":"1.37","benchmark":"org.tbimage.benchmarks.CodecBenchmark.encode","params":{"level":"3"},
                "primaryMetric":{"score":12.34567891,"scoreError":"NaN","scoreUnit":"ops/s","rawData":[[12.3]]},
                "secondaryMetrics":{"mib":{"score":400.0,"rawData":[[1]]},"frameMib":{"score":0.0}}}]""");
        Path machine = Files.writeString(folder.resolve("machine.json"), "{\"cores\":2}\n");
        Path results = folder.resolve("short.json");

        StepResults.main(machine.toString(), results.toString(), jmh.toString(), jmh.toString());

        String line = "{\"benchmark\":\"org.tbimage.benchmarks.CodecBenchmark.encode\",\"params\":{\"level\":\"3\"},"
                + "\"primaryMetric\":{\"score\":12.3457,\"scoreError\":null,\"scoreUnit\":\"ops/s\"},"
                + "\"secondaryMetrics\":{\"mib\":{\"score\":400}}}";
        assertThat(results)
                .content()
                .isEqualTo("{\"machine\":{\"cores\":2},\n\"benchmarks\":[\n" + line + ",\n" + line + "\n]}\n");
        assertThat(Step.all(Json.read(results))).extracting(Step::mibPerSecond).containsExactly(400.0, 400.0);
    }

    private Json steps() throws IOException {
        StringBuilder all = new StringBuilder(MACHINE + "\"benchmarks\":[");
        for (String name : List.of("Zero.zeros", "Digest.sha256", "Digest.crc32c")) {
            all.append(result(name, "", 1000, "")).append(',');
        }
        for (String where : List.of("file", "loop")) {
            all.append(result("Device.read", "\"where\":\"" + where + '"', 1000, ""))
                    .append(',');
            all.append(result("Device.write", "\"where\":\"" + where + '"', 1000, ""))
                    .append(',');
        }
        for (String level : List.of("1", "3")) {
            String parameters =
                    "\"codec\":\"zstd\",\"level\":\"" + level + "\",\"chunk\":\"1048576\",\"content\":\"disk\"";
            all.append(result("Codec.encode", parameters, 5, counters(400, 160)))
                    .append(',');
            all.append(result("Codec.decode", parameters, 5, counters(1000, 400)))
                    .append(',');
        }
        return read(all.substring(0, all.length() - 1) + "]}");
    }

    private static String result(String name, String parameters, double score, String secondary) {
        return "{\"benchmark\":\"org.tbimage.benchmarks." + name.replace(".", "Benchmark.") + "\",\"params\":{"
                + parameters + "},\"primaryMetric\":{\"score\":" + score + "},\"secondaryMetrics\":{" + secondary
                + "}}";
    }

    private static String counters(double mib, double frameMib) {
        return "\"mib\":{\"score\":" + mib + "},\"frameMib\":{\"score\":" + frameMib + "}";
    }

    private Json read(String text) throws IOException {
        return Json.read(Files.writeString(folder.resolve("results.json"), text));
    }
}
