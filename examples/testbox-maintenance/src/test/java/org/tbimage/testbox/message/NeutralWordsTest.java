package org.tbimage.testbox.message;

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

/**
 * Messages of the library do not name command-line options: a program that embeds it has none.
 * The runner adds them, in {@code Hints}.
 */
class NeutralWordsTest {
    private static final Path PROJECT = Path.of("../..");

    /** An option, or the name of a command of the runner in quotes. */
    private static final Pattern WORDS =
            Pattern.compile("\"[^\"\n]*(--[a-z][a-z-]+|'(list|show|devices|codecs|stores|actions)[' ])[^\"\n]*\"");

    /** Commands of other tools, with their options. */
    private static final Pattern TOOLS = Pattern.compile(
            "\\b(blockdev|mdadm|zstd|xz|lz4|ntfsclone|partclone[a-z.]*|qemu-img|mount|losetup|wipefs|sgdisk) [^\"\n;,']*");

    @Test
    void theLibraryDoesNotNameCommandLineOptions() throws IOException {
        List<String> found = new ArrayList<>();
        int files = 0;
        for (Path file : sources()) {
            files++;
            Matcher matcher =
                    WORDS.matcher(TOOLS.matcher(Files.readString(file)).replaceAll("TOOL"));
            while (matcher.find()) {
                found.add(file.getFileName() + ": " + matcher.group());
            }
        }
        assertThat(files).isGreaterThan(100);
        assertThat(found).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(PROJECT)) {
            for (Path module : modules.filter(NeutralWordsTest::isLibrary).toList()) {
                try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        return sources;
    }

    private static boolean isLibrary(Path module) {
        return Files.exists(module.resolve(".library-module")) || module.endsWith("tbimage-api");
    }
}
