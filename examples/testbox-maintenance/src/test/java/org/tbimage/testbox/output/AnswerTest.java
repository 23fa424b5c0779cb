package org.tbimage.testbox.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tbimage.action.Fact;

class AnswerTest {
    private static final List<Item> HEAD = List.of(Item.text("store", "dir:/x"));

    @Test
    void factsAreAlignedWithExactBytesBesideHumanOnes() {
        List<Item> items = List.of(
                Item.of(Fact.text("image", "box/sda")),
                Item.of(Fact.bytes("right-already", 1288490189)),
                Item.of(Fact.count("chunks", 7)),
                Item.of(Fact.duration("took", Duration.ofSeconds(184))),
                Item.text("empty", ""));
        assertThat(new Answer(HEAD, "done", new Facts("facts", items)).text()).isEqualTo("""
                        done
                          image          box/sda
                          right already  1.2 GiB (1288490189 bytes)
                          chunks         7
                          took           3 min 4 s
                          empty          -
                        """);
    }

    @Test
    void machinesGetNumbersInBytesAndMilliseconds() {
        List<Item> items = List.of(
                Item.bytes("size", 1L << 40),
                Item.span("took", Duration.ofMillis(1234)),
                Item.flag("degraded", true),
                Item.text("wwn", Optional.empty()),
                Item.texts("packs", List.of("a", "b")));
        assertThat(new Answer(HEAD, "a \"b\"", new Facts("facts", items)).json(List.of("hot")))
                .isEqualTo("{\"status\":\"ok\",\"store\":\"dir:/x\",\"summary\":\"a \\\"b\\\"\","
                        + "\"facts\":{\"size\":1099511627776,\"took\":1234,\"degraded\":true,\"wwn\":null,"
                        + "\"packs\":[\"a\",\"b\"]},\"warnings\":[\"hot\"]}");
    }

    @Test
    void jsonIsAsciiWhateverIsInIt() {
        List<Item> items = List.of(Item.text("model", "\u00e9\n\u001b\ud83d"));
        assertThat(new Answer(List.of(), "", new Facts("facts", items)).json(List.of()))
                .contains("\"\\u00E9\\n\\u001B\\uD83D\"");
    }

    @Test
    void tablesLineUpTextToTheLeftAndNumbersToTheRight() {
        List<List<Item>> rows = List.of(
                List.of(Item.text("name", "sda"), Item.bytes("size", 512), Item.text("more", "x")),
                List.of(Item.text("name", "nvme0n1"), Item.bytes("size", 1 << 30)));
        assertThat(new Listing("disks", List.of("name", "size", "more"), rows).text())
                .isEqualTo("""
                        NAME          SIZE  MORE
                        sda      512 bytes  x
                        nvme0n1    1.0 GiB  -
                        """);
    }

    @Test
    void anEmptyListIsNoTableButAnArray() {
        Answer answer = new Answer(List.of(), "", new Listing("images", List.of("a"), List.of()));
        assertThat(answer.text()).isEmpty();
        assertThat(answer.json(List.of())).isEqualTo("{\"status\":\"ok\",\"images\":[],\"warnings\":[]}");
    }
}
