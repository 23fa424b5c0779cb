package org.tbimage.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {
    @Test
    void plainTextStaysUnchanged() {
        assertThat(ShellWord.of("/mnt/testbox-backup/10.1.1.1/sda_1.raw"))
                .isEqualTo("/mnt/testbox-backup/10.1.1.1/sda_1.raw");
        assertThat(ShellWord.of("dir:/a?marker=required")).isEqualTo("'dir:/a?marker=required'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "",
                "a b",
                "it's",
                "$HOME",
                "`id`",
                "a\nb",
                "a\tb",
                "\u00e4 \u20ac",
                "\u200b'\\",
                "*",
                "~",
                "a;b",
                "\\n",
                "-x"
            })
    @EnabledIf("isBashThere")
    void aShellReadsTheSameText(String text) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-c", "printf %s " + ShellWord.of(text)).start();
        shell.getOutputStream().close();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(text);
        assertThat(shell.waitFor()).isZero();
    }

    static boolean isBashThere() {
        return Files.isExecutable(Path.of("/bin/bash"));
    }
}
