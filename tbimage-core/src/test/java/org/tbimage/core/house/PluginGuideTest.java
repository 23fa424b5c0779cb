package org.tbimage.core.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code in the plug-in guide and in the README is that of the examples, which {@code scripts/plugins.sh} runs. */
class PluginGuideTest {
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>.*?</dependency>");
    private static final Path EXAMPLES = House.ROOT.resolve("examples");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main/java/com/example/hash/ContentHashAction.java",
                "test/java/com/example/hash/ContentHashActionContractTest.java"
            })
    void theGuideShowsTheExample(String file) throws IOException {
        String source =
                Files.readString(EXAMPLES.resolve("plugins/content-hash/src").resolve(file));
        String shown = source.substring(source.indexOf("class ContentHashAction"));
        assertThat(Files.readString(House.ROOT.resolve("docs/plugin-guide.md"))).contains(shown);
    }

    @Test
    void theReadmeShowsTheQuickstart() throws IOException {
        String readme = Files.readString(House.ROOT.resolve("README.md"));
        String source =
                Files.readString(EXAMPLES.resolve("quickstart/src/main/java/org/tbimage/quickstart/Quickstart.java"));
        assertThat(source).contains(block(readme, "java").indent(4));
    }

    @Test
    void theReadmeShowsTheDependenciesOfTheQuickstart() throws IOException {
        String shown = block(Files.readString(House.ROOT.resolve("README.md")), "xml");
        String pom = withoutBlanks(Files.readString(EXAMPLES.resolve("quickstart/pom.xml")));
        List<String> dependencies = DEPENDENCY
                .matcher(withoutBlanks(shown))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(dependencies).hasSizeGreaterThan(1).allMatch(pom::contains);
    }

    private static String block(String text, String language) {
        String start = "```" + language + "\n";
        assertThat(text).contains(start);
        int at = text.indexOf(start) + start.length();
        return text.substring(at, text.indexOf("```", at));
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", "");
    }
}
