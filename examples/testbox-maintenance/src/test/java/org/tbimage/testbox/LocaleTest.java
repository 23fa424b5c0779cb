package org.tbimage.testbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The program as a process, in ASCII locales and in others, with file names that contain any letters. A shell makes the
 * names as bytes, because the Java of this test may run in an ASCII locale itself.
 */
class LocaleTest {
    private static final String NAMES = "n=$(printf '\\303\\244 \\342\\202\\254'); cd \"$W\"; ";

    @TempDir
    Path work;

    private Path program;

    @BeforeEach
    void install() throws IOException {
        program = Files.createDirectories(work.resolve("installed/bin")).resolve("testbox-maintenance");
        Files.copy(Path.of("src/main/dist/bin/testbox-maintenance"), program, StandardCopyOption.COPY_ATTRIBUTES);
    }

    @ParameterizedTest
    @CsvSource({
        "LC_ALL, C",
        "LC_ALL, POSIX",
        "LC_ALL, C.UTF-8",
        "LANG, C",
        // Not installed anywhere, so that it means C.
        "LC_ALL, xx_YY.UTF-8",
        "NOTHING, ''"
    })
    void namesMayContainAnyLetterInEveryLocale(String variable, String locale) throws Exception {
        String script = NAMES
                + "mkdir \"st $n\"; printf '%1048576s' x >\"disk $n\"; "
                + "\"$P\" backup --store \"dir:$W/st $n\" --image b/sda \"disk $n\" && "
                + "\"$P\" restore --store \"dir:$W/st $n\" --image b/sda \"$W/copy $n\" && "
                + "\"$P\" list --json --store \"dir:$W/st $n\" && cmp \"disk $n\" \"copy $n\"";
        Shell shell = shell(script, Map.of(variable, locale));
        assertThat(shell.code).as(shell.output).isZero();
        // JSON is ASCII, and has the true name.
        assertThat(shell.output).contains("/st \\u00E4 \\u20AC\"");
    }

    @Test
    void anUndecodableNameIsRejectedWithARemedy() throws Exception {
        Shell latin = shell("\"$P\" list --store \"dir:$W/$(printf '\\344')\"", Map.of("LC_ALL", "C"));
        assertThat(latin.code).isEqualTo(2);
        assertThat(latin.output).contains("character set UTF-8", "-> its name is not UTF-8: rename the file");
    }

    @Test
    void anAsciiLocaleIsRejectedWithARemedy() throws Exception {
        String direct =
                NAMES + "exec \"$JAVA_HOME/bin/java\" -cp \"$CP\" org.tbimage.testbox.Main list --store \"dir:$n\"";
        Shell shell = shell(direct, Map.of("LC_ALL", "C", "CP", System.getProperty("java.class.path")));
        assertThat(shell.code).isEqualTo(2);
        assertThat(shell.output).contains("-> set LC_ALL to a locale with UTF-8, such as C.UTF-8");
    }

    private record Shell(int code, String output) {}

    private Shell shell(String script, Map<String, String> locale) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("LANG"));
        environment.putAll(locale);
        environment.put("P", program.toString());
        environment.put("W", work.toString());
        environment.put("TBIMAGE_JAVA_OPTS", "-cp " + System.getProperty("java.class.path"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Shell(process.waitFor(), output);
    }
}
