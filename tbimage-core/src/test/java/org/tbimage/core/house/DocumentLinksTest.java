package org.tbimage.core.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links of the documents to files and headings of the project lead to one. */
class DocumentLinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    static List<Path> documents() throws IOException {
        return Documents.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void leadSomewhere(Path document) throws IOException {
        Matcher link = LINK.matcher(Files.readString(document));
        while (link.find()) {
            if (!link.group(1).matches("[a-z]+:.*")) {
                check(document, link.group(1));
            }
        }
    }

    private static void check(Path document, String link) throws IOException {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? document : document.resolveSibling(file).normalize();
        assertThat(target)
                .as("link %s of %s", link, SourceTree.nameOf(document))
                .exists();
        if (hash >= 0) {
            assertThat(anchors(target))
                    .as("link %s of %s", link, SourceTree.nameOf(document))
                    .contains(link.substring(hash + 1));
        }
    }

    /** The anchor of a heading, as GitHub makes it. */
    private static Set<String> anchors(Path document) throws IOException {
        Set<String> anchors = new HashSet<>();
        Matcher heading = HEADING.matcher(Files.readString(document));
        while (heading.find()) {
            String text = heading.group(1).toLowerCase(Locale.ROOT);
            anchors.add(text.replaceAll("[^\\w\\- ]", "").replace(' ', '-'));
        }
        return anchors;
    }
}
