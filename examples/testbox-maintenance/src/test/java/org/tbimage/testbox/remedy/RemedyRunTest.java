package org.tbimage.testbox.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.Run;

/** After the remedy in a message is carried out literally, the failed command succeeds. */
class RemedyRunTest {
    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void makeDisk() throws IOException {
        disk = Files.write(folder.resolve("disk"), new byte[64 << 10]);
    }

    private static Run failed(int code, String... command) {
        Run run = Run.of(command);
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        return run;
    }

    private static void succeeds(String... command) {
        Run run = Run.of(command);
        assertThat(run.code()).as(run.err()).isZero();
    }

    private static String found(Run run, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(run.err());
        assertThat(matcher.find()).as(run.err()).isTrue();
        return matcher.group(1);
    }

    private static void shell(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-ec", command)
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(command + ": " + output).isZero();
    }

    @Test
    void theRemedyForAMissingStoreWorks() throws Exception {
        String[] backup = {
            "backup", "--store", "dir:" + folder.resolve("a/store"), "--image", "box/sda", disk.toString()
        };
        shell(found(failed(40, backup), "(mkdir -p [^;\\n]*)"));
        succeeds(backup);
    }

    @Test
    void theRemedyForAnExistingImageWorks() {
        String[] backup = {"backup", "--store", "memory:remedy", "--image", "box/sda", disk.toString()};
        succeeds(backup);
        backup[0] = found(failed(6, backup), "(backup-again)");
        succeeds(backup);
    }

    @Test
    void theRemedyForATftpFolderWorks() throws Exception {
        Path tftp = Files.createDirectories(folder.resolve("tftp"));
        Path requests = Files.createDirectories(tftp.resolve("pxelinux.cfg"));
        String[] request = {"pxe-conf", "-c", tftp.toString(), "10.42.1.17", "restore"};
        String program = found(failed(40, request), "it has no (\\S+)");
        Files.writeString(tftp.resolve(program), "");
        String lines = found(failed(40, request), "create it with these lines: (.*)");
        Files.writeString(requests.resolve("default"), lines.replace(" / ", "\n") + "\n");
        Files.writeString(tftp.resolve("pxe-conf.conf"), "server = 10.42.1.1\nnetmask = 255.255.0.0\n");
        for (int i = 0; i < 2; i++) {
            Path missing = tftp.resolve(found(failed(2, request), "has no (maintenance-boot/\\S+)"));
            Files.createDirectories(missing.getParent());
            Files.writeString(missing, "");
        }
        succeeds(request);
    }
}
