package org.tbimage.core.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes that documents name in code font exist, and so do the methods and tests that follow a name. */
class DocumentedNamesTest {
    /** Such as {@code Restore}, {@code Sink.renew}, {@code TableTest#refusesAnyOtherTable}; or a member of the last type. */
    private static final Pattern NAME = Pattern.compile(
            "`(?:(?:org\\.tbimage(?:\\.[a-z0-9]+)+\\.)?([A-Z]\\w*[a-z]\\w*)(?:[.#](\\w*[a-z]\\w*))?|#([a-z]\\w*))`");

    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");

    /** Where a name may be one of the JDK. */
    private static final List<String> JDK =
            List.of("java.io", "java.lang", "java.nio.channels", "java.nio.file", "java.util", "java.util.zip");

    /** The sources of all types of a name: some modules have types of the same one. */
    private static final Map<String, List<String>> SOURCES = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        for (Path file : SourceTree.files(path -> path.endsWith(".java"))) {
            String source = Files.readString(file);
            Matcher type = TYPE.matcher(source);
            while (type.find()) {
                SOURCES.computeIfAbsent(type.group(1), name -> new ArrayList<>())
                        .add(source);
            }
        }
        assertThat(SOURCES).containsKeys("BlobStore", "Sink", "DocumentedNamesTest");
    }

    static List<Path> documents() throws IOException {
        return Documents.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void exist(Path document) throws IOException {
        List<String> missing = new ArrayList<>();
        String owner = "";
        Matcher name = NAME.matcher(Files.readString(document));
        while (name.find()) {
            owner = name.group(1) == null ? owner : name.group(1);
            String member = name.group(1) == null ? name.group(3) : name.group(2);
            if (!exists(owner, member)) {
                missing.add(name.group());
            }
        }
        assertThat(missing).as("names in %s", SourceTree.nameOf(document)).isEmpty();
    }

    private static boolean exists(String type, String member) {
        if (isOfTheJdk(type)) {
            return true;
        }
        return SOURCES.getOrDefault(type, List.of()).stream()
                .anyMatch(source -> member == null
                        || Pattern.compile("\\b" + member + "\\b")
                                .matcher(source)
                                .find());
    }

    private static boolean isOfTheJdk(String type) {
        return JDK.stream()
                .anyMatch(folder ->
                        Object.class.getResource("/" + folder.replace('.', '/') + "/" + type + ".class") != null);
    }
}
