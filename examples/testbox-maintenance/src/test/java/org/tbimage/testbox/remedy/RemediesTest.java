package org.tbimage.testbox.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tbimage.testbox.Run;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.output.Program;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.testbox.service.boot.KernelCommandLine;
import org.tbimage.testbox.service.boot.SettingsReader;

/**
 * Every command, option, setting and file in any message of the program exists. Messages are the string literals in the
 * sources of all modules.
 */
class RemediesTest {
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    /** Concatenated literals are joined. */
    private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--([a-z][a-z0-9-]+)");
    private static final Pattern SETTING =
            Pattern.compile("testbox-(?!action-|maintenance|backup|tftp|info|pxe)([a-z-]+)=");
    private static final Pattern ACTION = Pattern.compile("testbox-action-([a-z-]+)");
    private static final Pattern COMMAND = Pattern.compile("testbox-maintenance (?!of )([a-z][a-z-]+)|see '([a-z-]+)'");
    private static final Pattern FILE = Pattern.compile("(?<![\\w./-])([a-z][a-z-]*\\.(?:lst|conf))\\b");

    /** Options of other programs that messages name. */
    private static final Set<String> FOREIGN =
            Set.of("block-size", "format", "overwrite", "restore-image", "setrw", "rereadpt", "long", "stop");

    private static final Set<String> FILES = Set.of("disk-devices.lst", "pxe-conf.conf", "service.conf");

    private static List<String> texts;

    @BeforeAll
    static void readSources() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("tbimage-api"))) {
            root = root.getParent();
        }
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(RemediesTest::isMain).forEach(file -> found.addAll(literals(file)));
        }
        texts = List.copyOf(found);
        assertThat(texts.size()).isGreaterThan(500);
    }

    private static boolean isMain(Path file) {
        String path = file.toString();
        boolean ours = (path.contains("/tbimage-") && !path.contains("/tbimage-testkit/"))
                || path.contains("/testbox-maintenance/");
        return ours && path.endsWith(".java") && path.contains("/src/main/java/") && !path.contains("/target/");
    }

    private static List<String> literals(Path file) {
        try {
            String named = Files.readString(file).replace("Program.NAME + \"", "\"" + Program.NAME);
            String source = JOINT.matcher(named).replaceAll("");
            return LITERAL.matcher(source)
                    .results()
                    .map(literal -> literal.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> named(Pattern pattern) {
        Set<String> names = new TreeSet<>();
        for (String text : texts) {
            Matcher matcher = pattern.matcher(text);
            matcher.results().map(RemediesTest::name).forEach(names::add);
        }
        return names;
    }

    private static String name(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }

    private static List<String> commands() {
        Run help = Run.of("--help");
        return Pattern.compile("(?m)^  ([a-z][a-z-]+)  ")
                .matcher(help.out() + help.err())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void theCommandsExist() {
        assertThat(named(COMMAND)).contains("restore", "retire", "pxe-conf").allSatisfy(command -> {
            Run help = Run.of(command, "--help");
            assertThat(help.code()).as(command + ": " + help.err()).isZero();
        });
    }

    @Test
    void theOptionsExist() {
        Set<String> known = new TreeSet<>(FOREIGN);
        for (String command : commands()) {
            OPTION.matcher(Run.of(command, "--help").out())
                    .results()
                    .map(RemediesTest::name)
                    .forEach(known::add);
        }
        assertThat(known).contains("any-disk", "help", "json");
        assertThat(named(OPTION)).contains("any-disk").isSubsetOf(known);
    }

    @Test
    void theSettingsExist() {
        assertThat(named(SETTING)).contains("generation").allSatisfy(setting -> {
            SettingsReader reader = new SettingsReader();
            reader.add(KernelCommandLine.parse("testbox-" + setting + "=1"));
            reader.read();
            try {
                reader.check();
            } catch (ServiceException e) {
                assertThat(e).hasMessageNotContaining("unknown setting");
            }
        });
    }

    @Test
    void theActionsExist() {
        assertThat(named(ACTION))
                .allSatisfy(word -> assertThat(BoxAction.ofWord(word)).isPresent());
    }

    @Test
    void theFilesExist() {
        assertThat(named(FILE)).isSubsetOf(FILES).contains("disk-devices.lst");
    }
}
