package org.tbimage.codec.xz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tbimage.testkit.codec.Content;

/** All levels differ, also those above 6, although chunks cannot use larger dictionaries. */
final class LevelsTest {
    @Test
    void higherLevelsGiveSmallerFrames() {
        byte[] content = Content.TEXT.make(300_000);
        List<Integer> lengths = IntStream.of(0, 6, 9)
                .mapToObj(level -> XzTool.SUBJECT.encode(content, level).length)
                .toList();
        assertThat(lengths).isSortedAccordingTo((a, b) -> Integer.compare(b, a));
        assertThat(lengths.get(1)).isLessThan(lengths.get(0));
    }

    @Test
    void allLevelsHaveDifferentOptions() {
        assertThat(IntStream.rangeClosed(0, 9)
                        .mapToObj(level -> Lzma2Levels.options(level, 32 << 20))
                        .map(o -> List.of(o.getDictSize(), o.getMode(), o.getNiceLen(), o.getDepthLimit()))
                        .collect(Collectors.toSet()))
                .hasSize(10);
    }
}
