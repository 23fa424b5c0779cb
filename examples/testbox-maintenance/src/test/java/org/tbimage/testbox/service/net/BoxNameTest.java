package org.tbimage.testbox.service.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"box7", "box-7.lab.example.org", "7"})
    void aHostsNameIsTaken(String name) {
        assertThat(BoxName.of(Optional.of(name))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../../x",
                "/etc/passwd",
                "a/b",
                "a\nb",
                "a\u001b[2J",
                "-rf",
                "a b",
                "b\u00f6x",
                "a..b",
                "box.",
                "\0"
            })
    void anythingElseIsNone(String name) {
        assertThat(BoxName.of(Optional.of(name))).isEqualTo("unknown");
    }

    @Test
    void noneIsNone() {
        assertThat(BoxName.of(Optional.empty())).isEqualTo("unknown");
        assertTimeout(Duration.ofSeconds(5), () -> BoxName.of(Optional.of("a".repeat(100_000) + "!")));
        assertTimeout(Duration.ofSeconds(5), () -> BoxName.of(Optional.of("a".repeat(63) + "!")));
    }

    @Test
    void thisMachineCanBeAsked() throws IOException {
        assertThat(LiveNetwork.ports()).noneMatch(port -> port.name().equals("lo"));
    }
}
