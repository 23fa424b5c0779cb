package org.tbimage.core.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.testkit.device.Tools;

/** A shell block of a document is valid, and the comment before it names the test that runs it, or the reason why none does. */
class ShellBlocksTest {
    private static final Pattern BLOCK = Pattern.compile("(?sm)^( *)(?:<!-- ([^\\n]*?) -->\\n *)?```sh\\n(.*?)^ *```$");
    private static final Pattern RUN = Pattern.compile("run: (\\S+)");
    private static final Pattern NOT_RUN = Pattern.compile("not run: .{10,}");

    /** A shell block. */
    record Block(String document, String comment, String commands) {
        @Override
        public String toString() {
            return document + ": " + commands.lines().findFirst().orElse("");
        }
    }

    static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Path document : Documents.all()) {
            Matcher block = BLOCK.matcher(Files.readString(document));
            while (block.find()) {
                String comment = block.group(2) == null ? "" : block.group(2);
                blocks.add(new Block(SourceTree.nameOf(document), comment, block.group(3)));
            }
        }
        assertThat(blocks).hasSizeGreaterThan(20);
        return blocks;
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void isValid(Block block) throws IOException {
        Tools.run("bash", "-n", "-c", block.commands());
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void isRunOrSaysWhyNot(Block block) {
        assertThat(block.comment())
                .as("comment before %s", block)
                .matches(comment -> RUN.matcher(comment).matches()
                        || NOT_RUN.matcher(comment).matches());
    }

    @Test
    void everyBlockToRunIsNamedByATest() throws IOException {
        Set<String> unnamed = new HashSet<>();
        for (Block block : blocks()) {
            Matcher run = RUN.matcher(block.comment());
            if (run.matches()) {
                unnamed.add(run.group(1));
            }
        }
        for (Path test : tests()) {
            String source = Files.readString(test);
            unnamed.removeIf(name -> source.contains("\"" + name + "\""));
        }
        assertThat(unnamed).as("blocks that no test runs").isEmpty();
    }

    private static List<Path> tests() throws IOException {
        return SourceTree.files(path -> path.matches(".*/src/test/java/.*/(Restore|Documented)\\w*Test\\.java"));
    }
}
