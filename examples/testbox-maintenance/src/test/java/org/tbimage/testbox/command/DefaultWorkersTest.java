package org.tbimage.testbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultWorkersTest {
    @ParameterizedTest
    @CsvSource({
        "2, '', 2",
        "64, '', 16",
        "64, 1048576, 16",
        "64, 65536, 16",
        "64, 4194304, 8",
        "4, 16777216, 2",
        "1, 16777216, 1",
        "8, 999999999999, 1",
        "8, many, 8"
    })
    void asManyAsThereAreProcessorsAndRoomForThem(int processors, String chunkSize, int workers) {
        assertThat(DefaultWorkers.of(Map.of("chunk-size", chunkSize), processors))
                .isEqualTo(workers);
    }
}
