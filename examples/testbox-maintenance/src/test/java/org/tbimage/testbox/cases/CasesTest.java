package org.tbimage.testbox.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.testkit.device.Tools;

/**
 * Inputs with which users of other tools lost data, each a script that runs the whole program on loop devices.
 * {@code scripts/cases.sh} runs the same ones against any built program. They cover T46, T47, T48, T49, T50, T51, T52, T53 and
 * T54.
 */
@Tag("once")
class CasesTest {
    private static final Path CASES = Path.of("src/test/cases").toAbsolutePath();

    /** Names of the cases that are known to fail, one per line. The file does not exist if there are none. */
    private static final Path OPEN = CASES.resolve("OPEN");

    private static final int PASSED = 0;
    private static final int FAULT = 1;

    @TempDir
    static Path folder;

    private static Path program;

    @BeforeAll
    static void install() throws Exception {
        Tools.assumeRootWith(
                "losetup", "sgdisk", "qemu-img", "mkfs.btrfs", "python3", "wipefs", "unshare", "setpriv", "ip");
        program = Installation.in(folder);
    }

    @ParameterizedTest
    @MethodSource("names")
    void behavesAsItShould(String name) throws Exception {
        Path output = folder.resolve(name + ".log");
        ProcessBuilder run = new ProcessBuilder(
                        CASES.resolve(name).resolve("try.sh").toString(), program.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // Each run is short, so the optimizing compiler would only take time.
        run.environment().put("TBIMAGE_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        int code = run.start().waitFor();
        assertThat(code)
                .as(() -> name + (open().contains(name) ? ", which OPEN lists" : "") + ":\n" + text(output))
                .isEqualTo(open().contains(name) ? FAULT : PASSED);
    }

    @Test
    void theFileOpenNamesOnlyCases() throws IOException {
        assertThat(names().toList()).containsAll(open());
    }

    static Stream<String> names() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders
                    .filter(each -> Files.exists(each.resolve("try.sh")))
                    .map(each -> each.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Set<String> open() {
        return Files.exists(OPEN) ? new TreeSet<>(List.of(text(OPEN).split("\n"))) : Set.of();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
