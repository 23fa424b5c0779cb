package org.tbimage.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names become file names. A name cannot leave its folder, and cannot be mistaken for another one (T45). */
class NamesTest {
    @Test
    void textFormIsBoxAndDisk() {
        ImageName name = ImageName.parse("10.40.41.42/nvme0n1");
        assertThat(name).isEqualTo(new ImageName("10.40.41.42", "nvme0n1")).hasToString("10.40.41.42/nvme0n1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sda",
                "/sda",
                "box/",
                "box//sda",
                "a/b/c",
                "../etc/passwd",
                "../sda",
                "box/..",
                "./sda",
                ".box/sda",
                "box/-rf",
                "box/s da",
                "box/s\nda",
                "box/s\0a",
                "b\\x/sda",
                "büx/sda",
                "box/sda.20261122T101500Z",
                "box/20261122T101500Z.sda"
            })
    void otherTextIsRejected(String text) {
        assertThatThrownBy(() -> ImageName.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void namesAreNoLongerThanFileNames() {
        assertThat(new ImageName("a".repeat(64), "b").box()).hasSize(64);
        assertThatThrownBy(() -> new ImageName("a".repeat(65), "b")).isInstanceOf(IllegalArgumentException.class);
    }
}
