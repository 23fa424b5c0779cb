package org.tbimage.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationTest {
    @Test
    void textFormIsItsSecond() {
        Generation generation = Generation.at(Instant.parse("2026-11-22T10:15:00.999Z"));
        assertThat(generation).hasToString("20261122T101500Z");
        assertThat(generation.next()).hasToString("20261122T101500Z-2");
        assertThat(Generation.parse("20261122T101500Z-2")).isEqualTo(generation.next());
    }

    /** Later generations are greater. As text, the tenth of a second would sort before the second one. */
    @Test
    void isOrderedByTimeAndSerial() {
        List<Generation> ordered = Stream.of(
                        "19700101T000000Z",
                        "20261122T101500Z",
                        "20261122T101500Z-2",
                        "20261122T101500Z-10",
                        "20261122T101501Z")
                .map(Generation::parse)
                .toList();
        assertThat(ordered).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20261122",
                "20261122T101500",
                "20261322T101500Z",
                "20260230T101500Z",
                "20261122T256000Z",
                "20261122T101500Z-1",
                "20261122T101500Z-02",
                "20261122T101500Z-100",
                " 20261122T101500Z",
                "yesterday"
            })
    void otherTextIsNotAGeneration(String text) {
        assertThat(Generation.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> Generation.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void serialsAreLimited() {
        Generation last = new Generation(Instant.EPOCH, Generation.MAX_SERIAL);
        assertThatThrownBy(last::next).isInstanceOf(IllegalArgumentException.class);
    }
}
