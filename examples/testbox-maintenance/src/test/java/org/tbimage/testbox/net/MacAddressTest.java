package org.tbimage.testbox.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"52:54:00:12:34:AB", "52-54-00-12-34-ab", "01-52-54-00-12-34-ab", "01-52-54-00-12-34-AB"})
    void allFormsInUseAreAccepted(String text) {
        assertThat(MacAddress.find(text).map(MacAddress::fileName)).contains("01-52-54-00-12-34-ab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "52:54:00:12:34",
                "52:54:00:12:34:ab:cd",
                "52-54:00-12-34-ab",
                "52:54:00:12:34:ag",
                "01:52:54:00:12:34:ab",
                "02-52-54-00-12-34-ab",
                "525400-1234ab",
                "52:54:00:12:34:ab\n"
            })
    void otherFormsAreRejected(String text) {
        assertThat(MacAddress.find(text)).isEmpty();
    }

    @Test
    void onlyTheFormOfPxelinuxIsAFileName() {
        assertThat(MacAddress.findFileName("01-52-54-00-12-34-ab")).isPresent();
        assertThat(MacAddress.findFileName("01-52-54-00-12-34-AB")).isEmpty();
        assertThat(MacAddress.findFileName("52-54-00-12-34-ab")).isEmpty();
    }
}
