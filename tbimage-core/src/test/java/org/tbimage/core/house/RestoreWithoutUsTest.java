package org.tbimage.core.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.engine.Rig;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.Share;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.testkit.device.Tools;

/** Runs the commands of {@code docs/restore-without-tbimage.md} as they stand there. */
class RestoreWithoutUsTest {
    private static final byte[] CONTENT = Rig.content("dtzzdzzt", 700);

    @TempDir
    Path folder;

    private Rig rig;
    private String generation;

    private void backUp(String codec) throws IOException {
        rig = new Rig(folder);
        try (RecordingDevice disk = rig.disk("disk", CONTENT)) {
            generation = rig.backup(disk, codec).generation().toString();
        }
    }

    private static String block(String name) throws IOException {
        String document = Files.readString(House.ROOT.resolve("docs/restore-without-tbimage.md"));
        Matcher matcher = Pattern.compile("<!-- run: " + name + " -->\n```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(document);
        assertThat(matcher.find()).as("block " + name).isTrue();
        return matcher.group(1);
    }

    private Map<String, String> variables(Path target) {
        return Map.of(
                "STORE", rig.storeFolder().toString(),
                "BOX", Rig.NAME.box(),
                "DISK", Rig.NAME.disk(),
                "GEN", generation,
                "TARGET", target.toString());
    }

    private List<String> run(String name, Path target) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", block(name));
        builder.environment().putAll(variables(target));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.lines().toList();
    }

    @Test
    void theVariablesOfTheCommandsAreExplained() throws IOException {
        backUp("zstd");
        List<String> names = Pattern.compile("\\b([A-Z]+)=")
                .matcher(block("variables"))
                .results()
                .map(variable -> variable.group(1))
                .toList();
        assertThat(names).containsExactlyInAnyOrderElementsOf(variables(folder).keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "xz", "lz4"})
    void wholeDisk(String codec) throws Exception {
        Tools.assumeRootWith(codec, "dd");
        backUp(codec);
        Path target = Files.write(folder.resolve("target"), Rig.dirty(CONTENT.length));
        run(codec, target);
        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void proof() throws Exception {
        backUp("zstd");
        List<String> lines = run("proof", folder);
        assertThat(lines).hasSize(4).allMatch(line -> line.matches("[0-9a-f]{64}"));
        assertThat(lines.get(0)).isEqualTo(lines.get(1)).isNotEqualTo(lines.get(2));
        assertThat(lines.get(2)).isEqualTo(lines.get(3));
    }

    @Test
    void comparison() throws Exception {
        backUp("zstd");
        Path target = Files.write(folder.resolve("target"), CONTENT);
        assertThat(run("compare", target)).isEmpty();
        byte[] other = CONTENT.clone();
        other[Rig.CHUNK + 3] ^= 1;
        Files.write(target, other);
        assertThat(run("compare", target)).containsExactly("differs: bytes 65536 to 131072");
    }

    @Test
    void someChunks() throws Exception {
        Tools.assumeRootWith("zstd", "dd");
        backUp("zstd");
        Path target = Files.write(folder.resolve("target"), new byte[CONTENT.length]);
        run("chunks", target);
        assertThat(target).hasBinaryContent(CONTENT);
    }

    /** The second of two generations that share, with changes in the first. */
    @Test
    void sharing() throws Exception {
        Tools.assumeRootWith("zstd", "dd");
        backUp("zstd");
        byte[] changed = CONTENT.clone();
        changed[4 * Rig.CHUNK + 9] ^= 1;
        changed[CONTENT.length - 1] ^= 1;
        rig.setClock(Rig.NOON.plusSeconds(60));
        try (RecordingDevice disk = rig.disk("disk", changed)) {
            ImageInfo image = rig.backup(disk, "zstd", Share.GENERATIONS);
            assertThat(image.stats().sharedBytes()).isPositive();
            generation = image.generation().toString();
        }
        Path target = Files.write(folder.resolve("target"), new byte[changed.length]);
        run("sharing", target);
        assertThat(target).hasBinaryContent(changed);
    }
}
