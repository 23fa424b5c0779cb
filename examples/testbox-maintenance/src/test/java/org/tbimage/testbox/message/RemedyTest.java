package org.tbimage.testbox.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.testbox.Run;

/** A command in a message can be copied into a shell, for all names. */
class RemedyTest {
    @TempDir
    Path work;

    @ParameterizedTest
    @ValueSource(
            strings = {"store", "my store", "it's", "$HOME", "a\"b", "a\nb", "\u00e4 \u20ac", "a;b", "*", "a\\b", "-x"})
    void theRemedyForAMissingStoreWorks(String name) throws Exception {
        Path store = work.resolve(name);
        Run run = Run.of("list", "--store", store.toString());
        assertThat(run.code()).isEqualTo(40);
        shell(after(run, "or make it: "));
        assertThat(store).isDirectory();
        assertThat(Run.of("list", "--store", store.toString()).code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"my store", "it's", "a\nb", "\u00e4"})
    void theRemedyForAMissingMarkerWorks(String name) throws Exception {
        Path store = Files.createDirectory(work.resolve(name));
        String location = "dir:" + store + "?marker=required";
        shell(after(Run.of("list", "--store", location), "of a new store: "));
        assertThat(Run.of("list", "--store", location).code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"store", "my store", "it's $HOME", "a\nb", "\u00e4"})
    void theRemedyForAMissingImageListsImages(String name) throws Exception {
        Path store = Files.createDirectory(work.resolve(name));
        for (String command : List.of("show", "restore", "verify")) {
            Run run = Run.of(command, "--store", store.toString(), "--image", "b/sda", work + "/x");
            Run missing =
                    command.equals("show") ? Run.of(command, "--store", store.toString(), "--image", "b/sda") : run;
            assertThat(missing.code()).as(missing.err()).isEqualTo(5);
            assertThat(Run.of(words(missing)).code()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "new folder", "it's", "a\nb"})
    void theRemedyForAMissingFolderWorks(String name) throws Exception {
        Path store = Files.createDirectory(work.resolve("store"));
        Path disk = Files.write(work.resolve("disk"), new byte[1 << 20]);
        assertThat(Run.of("backup", "--store", store.toString(), "--image", "b/sda", disk.toString())
                        .code())
                .isZero();
        String target = work.resolve(name).resolve("deep er/copy").toString();
        Run run = Run.of("restore", "--store", store.toString(), "--image", "b/sda", target);
        assertThat(run.code()).as(run.err()).isEqualTo(36);
        shell(after(run, "make the folder: ").replaceFirst(" \\(see .*", ""));
        assertThat(Run.of("restore", "--store", store.toString(), "--image", "b/sda", target)
                        .code())
                .isZero();
    }

    @Test
    void aHelpfulOptionIsNamedOnlyByACommandThatHasIt() throws IOException {
        Path store = Files.createDirectory(work.resolve("store"));
        Run run = Run.of("restore", "--store", store.toString(), "--image", "b/sda", "/dev/none");
        assertThat(run.code()).isEqualTo(5);
        assertThat(Run.of("backup", "--store", store.toString(), "--image", "b/sda", "/dev/none")
                        .err())
                .contains("-> check the name (see 'testbox-maintenance devices')");
    }

    /** The command after {@code see}, split like a shell. */
    private static String[] words(Run run) throws Exception {
        String start = run.err().contains("(see: ") ? "(see: testbox-maintenance " : "(see 'testbox-maintenance ";
        String line = after(run, start).replaceFirst(start.startsWith("(see:") ? "\\)$" : "'\\)$", "");
        return shell("printf '%s\\0' " + line).split("\0");
    }

    private static String after(Run run, String words) {
        assertThat(run.err()).contains(words);
        return run.err().substring(run.err().indexOf(words) + words.length()).strip();
    }

    private static String shell(String command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "HOME", "/nowhere"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + ": " + output).isZero();
        return output;
    }
}
