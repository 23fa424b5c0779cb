package org.tbimage.testbox.info;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostFileNameTest {
    @ParameterizedTest
    @CsvSource({
        "tb-win10, tb-win10",
        "TB1.lab.example.org, TB1.lab.example.org",
        "'', unknown",
        ".., _.",
        "., _",
        "-rf, _rf",
        ".hidden, _hidden",
        "a/b\\c, a_b_c",
        "b\u00fcchse, b_chse",
        "sda.raw.gz, sda.raw.gz_",
        "sda.x.JSON, sda.x.JSON_",
        "maintenance.log, maintenance.log_",
        "testbox-info.txt, testbox-info.txt_",
        "disk-devices.lst, disk-devices.lst_"
    })
    void everyNameIsMadeSafe(String host, String file) {
        assertThat(HostFileName.of(host)).isEqualTo(file);
    }

    @Test
    void aLongNameIsTruncated() {
        assertThat(HostFileName.of("x".repeat(5000))).hasSize(200);
        assertThat(HostFileName.of("a\0b")).isEqualTo("a_b");
    }
}
