package org.tbimage.testbox.pxe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script with the old command line, with a program that prints its arguments. */
class OldCallTest {
    private static final Path SCRIPT = Path.of("src/main/dist/bin/testbox-pxe-conf.sh");

    @TempDir
    Path folder;

    private Path script;

    @BeforeEach
    void install() throws IOException {
        script = Files.createDirectory(folder.resolve("b in")).resolve("testbox-pxe-conf.sh");
        Files.copy(SCRIPT, script, StandardCopyOption.COPY_ATTRIBUTES);
        program(folder.resolve("b in/testbox-maintenance"), 0);
    }

    @Test
    void theOldCommandLineWorks() throws Exception {
        assertThat(call(0, script, "10.165.98.220", "rescue"))
                .containsExactly("pxe-conf", "--replace", "10.165.98.220", "rescue");
        assertThat(call(0, script, "-c", "/mnt/testbox-tftp/pxelinux.cfg", "a b", "*"))
                .containsExactly("pxe-conf", "--replace", "-c", "/mnt/testbox-tftp/pxelinux.cfg", "a b", "*");
    }

    @Test
    void aLinkToItInTheOldPlaceWorks() throws Exception {
        Path first = Files.createSymbolicLink(folder.resolve("first"), folder.relativize(script));
        Path second = Files.createSymbolicLink(folder.resolve("second"), first);
        assertThat(call(0, second, "x", "rescue")).contains("rescue");
    }

    @Test
    void aCopyOfItFindsTheProgramOnThePath() throws Exception {
        Path copy = Files.copy(script, folder.resolve("copy.sh"), StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(call(0, copy, "x", "rescue")).contains("rescue");
    }

    @Test
    void exitCodesAreThoseOfTheOldScript() throws Exception {
        for (int code : new int[] {0, 1, 2, 40, 50}) {
            program(folder.resolve("b in/testbox-maintenance"), code);
            call(code > 2 ? 1 : code, script, "x", "rescue");
        }
    }

    private static void program(Path file, int code) throws IOException {
        Files.writeString(file, "#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit " + code + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> call(int code, Path command, String... args) throws Exception {
        List<String> line = new ArrayList<>(List.of(command.toString()));
        line.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().merge("PATH", folder.resolve("b in").toString(), (path, mine) -> mine + ":" + path);
        Process process = builder.start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).as(lines.toString()).isEqualTo(code);
        return lines;
    }
}
