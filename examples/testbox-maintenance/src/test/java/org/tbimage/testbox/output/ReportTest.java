package org.tbimage.testbox.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tbimage.action.Fact;

class ReportTest {
    private static final List<Fact> HEAD = List.of(Fact.text("store", "dir:/x"));

    @Test
    void factsAreAlignedAndSizesAreAlsoExact() {
        List<Fact> facts = List.of(
                Fact.text("image", "box/sda"),
                Fact.bytes("right-already", 1288490189),
                Fact.count("chunks", 7),
                Fact.duration("took", Duration.ofSeconds(184)),
                Fact.text("empty", ""));
        assertThat(new Report(HEAD, "done", new Facts("facts", facts)).text()).isEqualTo("""
                        done
                          image          box/sda
                          right already  1.2 GiB (1288490189 bytes)
                          chunks         7
                          took           3 min 4 s
                          empty          -
                        """);
    }

    @Test
    void jsonHasBytesAndMilliseconds() {
        List<Fact> facts = List.of(
                Fact.bytes("size", 1L << 40),
                Fact.duration("took", Duration.ofMillis(1234)),
                Fact.flag("degraded", true),
                Fact.text("wwn", Optional.empty()),
                Fact.texts("packs", List.of("a", "b")));
        assertThat(new Report(HEAD, "a \"b\"", new Facts("facts", facts)).json(List.of("hot")))
                .isEqualTo("{\"status\":\"ok\",\"store\":\"dir:/x\",\"summary\":\"a \\\"b\\\"\","
                        + "\"facts\":{\"size\":1099511627776,\"took\":1234,\"degraded\":true,\"wwn\":null,"
                        + "\"packs\":[\"a\",\"b\"]},\"warnings\":[\"hot\"]}");
    }

    @Test
    void jsonIsAscii() {
        List<Fact> facts = List.of(Fact.text("model", "\u00e9\n\u001b\ud83d"));
        assertThat(new Report(List.of(), "", new Facts("facts", facts)).json(List.of()))
                .contains("\"\\u00E9\\n\\u001B\\uD83D\"");
    }

    @Test
    void tablesAlignTextLeftAndNumbersRight() {
        List<List<Fact>> rows = List.of(
                List.of(Fact.text("name", "sda"), Fact.bytes("size", 512), Fact.text("more", "x")),
                List.of(Fact.text("name", "nvme0n1"), Fact.bytes("size", 1 << 30)));
        assertThat(new Listing("disks", List.of("name", "size", "more"), rows, "").text())
                .isEqualTo("""
                        NAME          SIZE  MORE
                        sda      512 bytes  x
                        nvme0n1    1.0 GiB  -
                        """);
    }

    @Test
    void anEmptyListIsAnEmptyArray() {
        Report report = new Report(List.of(), "", new Listing("images", List.of("a"), List.of(), "no images"));
        assertThat(report.text()).isEmpty();
        assertThat(report.body().remark()).contains("no images");
        assertThat(report.json(List.of())).isEqualTo("{\"status\":\"ok\",\"images\":[],\"warnings\":[]}");
    }
}
