package org.tbimage.core.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The contract test that the plugin guide shows is one that is compiled and run here. */
class PluginGuideTest {
    private static final Path SHOWN =
            Path.of("src/test/java/org/tbimage/core/store/PackStoreInDirectoryContractTest.java");

    @Test
    void showsAContractTestThatRuns() throws IOException {
        String source = Files.readString(SHOWN);
        String shown = source.substring(source.indexOf("class "));
        assertThat(Files.readString(Path.of("../docs/plugin-guide.md"))).contains(shown);
    }
}
