package org.tbimage.core.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the plugin guide shows is compiled and run: its contract tests, and its action. */
class PluginGuideTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/test/java/org/tbimage/core/store/PackStoreInDirectoryContractTest.java",
                "../examples/quickstart/src/test/java/org/tbimage/quickstart/EraseAction.java",
                "../examples/quickstart/src/test/java/org/tbimage/quickstart/EraseActionContractTest.java"
            })
    void showsWhatRuns(String file) throws IOException {
        String source = Files.readString(Path.of(file));
        String shown = source.substring(source.indexOf("\n", source.lastIndexOf("*/\n", source.indexOf("{"))) + 1);
        assertThat(Files.readString(Path.of("../docs/plugin-guide.md"))).contains(shown);
    }
}
