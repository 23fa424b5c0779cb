package org.tbimage.testbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that makes the class archive, with a fake Java. */
class PrepareStartTest {
    private static final Path SCRIPTS = Path.of("src/main/dist/bin");
    private static final String JAVA = """
            #!/bin/sh
            for word in "$@"; do
                case $word in
                    -XX:DumpLoadedClassList=*)
                        printf 'java/lang/Object id: 0\\na/OfAll id: 7\\n' >"${word#*=}"
                        printf 'b/Generated id: 8 super: 0 source: file:/x\\n@lambda-proxy c/C run\\n' >>"${word#*=}" ;;
                    -XX:SharedClassListFile=*) classes=${word#*=} ;;
                    -XX:SharedArchiveFile=*) archive=${word#*=} ;;
                    -Xshare:dump) dump=yes ;;
                esac
            done
            [ -n "$dump" ] || exit 1
            [ -n "$BROKEN" ] || cp "$classes" "$archive"
            """;

    @TempDir
    Path folder;

    private Path archive;

    @BeforeEach
    void install() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("in stalled/bin"));
        for (String script : new String[] {"testbox-maintenance", "prepare-start"}) {
            Files.copy(SCRIPTS.resolve(script), bin.resolve(script), StandardCopyOption.COPY_ATTRIBUTES);
        }
        archive = Files.createDirectory(folder.resolve("in stalled/lib")).resolve("classes.jsa");
        Path java = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
        Files.writeString(java, JAVA);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"17.0.15\"\n");
    }

    @Test
    void theArchiveContainsTheClassesOfAllCommandsOnce() throws Exception {
        Files.writeString(archive, "of an older version");
        assertThat(prepare("")).isZero();
        assertThat(archive).hasContent("java/lang/Object\na/OfAll\n@lambda-proxy c/C run\n");
    }

    @Test
    void aFailureLeavesNoOldArchive() throws Exception {
        Files.writeString(archive, "of an older version");
        assertThat(prepare("yes")).isNotZero();
        assertThat(archive).doesNotExist();
    }

    private int prepare(String broken) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        folder.resolve("in stalled/bin/prepare-start").toString())
                .inheritIO()
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
        builder.environment().put("BROKEN", broken);
        builder.environment().remove("TBIMAGE_JAVA_OPTS");
        return builder.start().waitFor();
    }
}
