package org.tbimage.core.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.device.BlockDevice;

class DiskSurveyTest {
    private static final int SIZE = 4 << 20;

    @Test
    void ofABlankDisk() throws IOException {
        try (BlockDevice disk = Disks.blank(SIZE, 4096)) {
            DiskSurvey survey = DiskSurvey.of(disk);
            assertThat(survey.blank()).isTrue();
            assertThat(survey.table()).isEmpty();
            assertThat(survey.layout()).isEmpty();
            assertThat(survey.mark()).isEmpty();
            assertThat(survey.tail()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, (1 << 20) - 1, SIZE - (1 << 20), SIZE - 1})
    void oneByteOfTheFirstOrLastMibMakesItNotBlank(int offset) throws IOException {
        try (BlockDevice disk = Disks.blank(SIZE, 512)) {
            Disks.put(disk, offset, (byte) 1);
            assertThat(DiskSurvey.of(disk).blank()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 1536, 65536 + 512, (2 << 20) - 512})
    void smallDisksAreReadToTheirEnd(int size) throws IOException {
        try (BlockDevice disk = Disks.blank(size, 512)) {
            assertThat(DiskSurvey.of(disk).blank()).isTrue();
            Disks.put(disk, size - 1, (byte) 1);
            assertThat(DiskSurvey.of(disk).blank()).isFalse();
        }
    }
}
