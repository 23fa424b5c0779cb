package org.tbimage.core.house;

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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/traps.md} tells the truth about which tests there are for which trap. */
class TrapsDocumentTest {
    private static final int TRAPS = 58;
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (T\\d+) \\|[^|]*\\|([^|]*)\\|$");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)(?:#(\\w+))?`");

    /** A trap's number; not the T2 in -T2, a tool's option, nor in a name. */
    private static final Pattern ID = Pattern.compile("(?<![-\\w\"])T([1-9]\\d?)(?!\\w)");

    /** The text of all test classes of one name: some modules have classes of the same one. */
    private static final Map<String, List<String>> SOURCES = new TreeMap<>();

    private static final Map<String, List<String>> TABLE = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.walk(House.ROOT)) {
            for (Path file : files.filter(TrapsDocumentTest::isTest).toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                SOURCES.computeIfAbsent(name, n -> new ArrayList<>()).add(Files.readString(file));
            }
        }
        Matcher row = ROW.matcher(Files.readString(House.ROOT.resolve("docs/traps.md")));
        while (row.find()) {
            TABLE.computeIfAbsent(row.group(1), n -> new ArrayList<>()).add(row.group(2));
        }
    }

    /** Contracts of the testkit are tests, too; this one only speaks of them. */
    private static boolean isTest(Path file) {
        String path = file.toString();
        boolean test = path.contains("/src/test/java/") || path.contains("/tbimage-testkit/src/main/java/");
        return test && path.endsWith(".java") && !path.endsWith("/TrapsDocumentTest.java");
    }

    private static Set<String> traps(String source) {
        Set<String> found = new TreeSet<>();
        Matcher id = ID.matcher(source);
        while (id.find()) {
            found.add("T" + id.group(1));
        }
        return found;
    }

    private static Set<String> testsOf(String trap) {
        Set<String> named = new TreeSet<>();
        Matcher test = TEST.matcher(TABLE.get(trap).get(0));
        while (test.find()) {
            named.add(test.group(1));
        }
        return named;
    }

    @Test
    void everyTrapIsThereOnce() {
        assertThat(TABLE.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, TRAPS).mapToObj(n -> "T" + n).toList());
        assertThat(TABLE.values()).allSatisfy(rows -> assertThat(rows).hasSize(1));
    }

    /** A trap has a test, or the table says why not. */
    @Test
    void everyTrapHasATestOrAReason() {
        assertThat(TABLE)
                .allSatisfy((trap, rows) -> assertThat(
                                !testsOf(trap).isEmpty() || rows.get(0).matches("(?s) (Not yet|Can't happen).{20,}"))
                        .as(trap)
                        .isTrue());
    }

    @Test
    void everyTestNamedIsThereAndCarriesTheNumber() {
        List<String> wrong = new ArrayList<>();
        TABLE.forEach((trap, rows) -> {
            Matcher test = TEST.matcher(rows.get(0));
            while (test.find()) {
                String method = test.group(2) == null ? "" : " " + test.group(2) + "(";
                if (SOURCES.getOrDefault(test.group(1), List.of()).stream()
                        .noneMatch(source -> traps(source).contains(trap) && source.contains(method))) {
                    wrong.add(trap + " has no test " + test.group());
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyNumberInATestIsInTheTable() {
        List<String> wrong = new ArrayList<>();
        SOURCES.forEach((name, sources) -> sources.forEach(source -> {
            for (String trap : traps(source)) {
                if (!TABLE.containsKey(trap) || !testsOf(trap).contains(name)) {
                    wrong.add(name + " says " + trap + ", and the table does not name it there");
                }
            }
        }));
        assertThat(wrong).isEmpty();
    }
}
