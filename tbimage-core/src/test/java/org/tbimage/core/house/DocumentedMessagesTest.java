package org.tbimage.core.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The symptoms of {@code docs/operations.md} quote messages that the program has. */
class DocumentedMessagesTest {
    /** A symptom with an exit code, or one of the progress: these are our messages, the others are those of the system. */
    private static final Pattern OURS = Pattern.compile("(?m)^\\| ([^|]*(?:\\(\\d\\d\\)|in the progress)[^|]*)\\|");

    private static final Pattern QUOTE = Pattern.compile("\"([^\"]+)\"");

    @Test
    void symptomsQuoteRealMessages() throws IOException {
        String sources = sources();
        List<String> quotes = quotes(Files.readString(House.ROOT.resolve("docs/operations.md")));
        assertThat(quotes)
                .hasSizeGreaterThan(3)
                .allSatisfy(quote -> assertThat(sources.contains(quote))
                        .as("'%s' in a source of the program", quote)
                        .isTrue());
    }

    private static List<String> quotes(String document) {
        List<String> quotes = new ArrayList<>();
        Matcher symptom = OURS.matcher(document);
        while (symptom.find()) {
            Matcher quote = QUOTE.matcher(symptom.group(1));
            while (quote.find()) {
                quotes.addAll(Stream.of(quote.group(1).split("…", -1))
                        .filter(part -> !part.isBlank())
                        .toList());
            }
        }
        return quotes;
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : SourceTree.files(path -> path.contains("/src/main/java/"))) {
            all.append(Files.readString(file));
        }
        return all.toString();
    }
}
