package org.tbimage.testbox.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.testbox.Run;

/** Commands that the documents show exist, and have the options that are shown with them. */
class DocumentedOptionsTest {
    private static final Path PROJECT = Path.of("../..");

    /** A command in code font or in a block of code, to the end of the line, of the code font or of the command. */
    private static final Pattern COMMAND =
            Pattern.compile("(?:testbox-maintenance +|`)([a-z]+(?:-[a-z]+)*)( [^`|&;#\\n]*)?");

    private static final Pattern OPTION = Pattern.compile("(?<= )--[a-z][a-z-]*");

    /** The help of each command. */
    private static final Map<String, String> HELP = new TreeMap<>();

    @BeforeAll
    static void read() {
        Matcher command = Pattern.compile("(?m)^ {2}([a-z][a-z-]+) ")
                .matcher(Run.of("--help").out());
        while (command.find()) {
            HELP.put(command.group(1), Run.of(command.group(1), "--help").out());
        }
        assertThat(HELP).containsKeys("backup", "restore", "list", "pxe-conf", "service");
    }

    static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        try (Stream<Path> files = Files.list(PROJECT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        documents.add(PROJECT.resolve("README.md"));
        documents.add(PROJECT.resolve("CHANGELOG.md"));
        return documents;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void exist(Path document) throws IOException {
        Set<String> wrong = new TreeSet<>();
        // a command that goes on in the next line is one
        Matcher command = COMMAND.matcher(Files.readString(document).replace("\\\n", " "));
        while (command.find()) {
            String help = HELP.get(command.group(1));
            if (help == null && command.group().startsWith("testbox-maintenance")) {
                wrong.add("there is no command " + command.group());
            } else if (help != null && command.group(2) != null) {
                OPTION.matcher(command.group(2))
                        .results()
                        .filter(option -> !help.contains(option.group()))
                        .forEach(option -> wrong.add(command.group(1) + " has no option " + option.group()));
            }
        }
        assertThat(wrong).as("in %s", document).isEmpty();
    }
}
