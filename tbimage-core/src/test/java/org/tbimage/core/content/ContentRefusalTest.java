package org.tbimage.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.Outcome;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.testkit.device.Tools;

/**
 * T49: a restore rejects an image whose content is not a raw disk, before it writes anything or creates the target.
 * With {@code --as-is} it writes the image and warns. A backup of such a file warns.
 */
class ContentRefusalTest {
    private static final int SIZE = 24 << 20;

    @TempDir
    Path folder;

    private final Tbimage tbimage = Tbimage.discover();
    private final List<String> warnings = new ArrayList<>();
    private Path store;

    @BeforeEach
    void makeStore() throws IOException {
        store = Files.createDirectories(folder.resolve("my store")).getParent().resolve("my store");
        Files.createDirectories(store.resolve("box"));
    }

    private RunOptions options() {
        return RunOptions.defaults().withWorkers(2).withProgress(new ProgressListener() {
            @Override
            public void warned(String message) {
                warnings.add(message);
            }
        });
    }

    private Outcome run(String action, String device, String... flags) throws IOException {
        Map<String, String> settings = new HashMap<>(
                Map.of("store", "dir:" + store, "image", "box/sda", "device", "file:" + folder.resolve(device)));
        for (String flag : flags) {
            settings.put(flag, "true");
        }
        return tbimage.run(action, settings, options());
    }

    private Path plain(byte[] content) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(file)) {
            gzip.write(content);
        }
        return Files.write(store.resolve("box/sda.gz"), file.toByteArray());
    }

    private byte[] qcow2() throws IOException {
        Tools.assumeInstalled("qemu-img");
        Path raw = Files.writeString(folder.resolve("raw"), "disk".repeat(200_000));
        Tools.run(
                "qemu-img",
                "convert",
                "-O",
                "qcow2",
                raw.toString(),
                folder.resolve("q").toString());
        return Files.readAllBytes(folder.resolve("q"));
    }

    /** The first bytes of a disk of 64 MiB with one partition of full size. */
    private byte[] cutDisk(int length, String... sgdisk) throws IOException {
        Tools.assumeInstalled("sgdisk", "sfdisk");
        Path disk = folder.resolve("d");
        Tools.run("truncate", "-s", "64M", disk.toString());
        if (sgdisk.length == 0) {
            Tools.run("sh", "-c", "echo ',,L' | sfdisk -q " + disk);
        } else {
            Tools.run("sgdisk", sgdisk[0], sgdisk[1], disk.toString());
        }
        try (var in = Files.newInputStream(disk)) {
            return in.readNBytes(length);
        }
    }

    private ImagingException refused(String device, boolean dryRun) {
        List<ImagingException> thrown = new ArrayList<>();
        assertThatThrownBy(() -> run("restore", device, dryRun ? new String[] {"dry-run"} : new String[0]))
                .isInstanceOfSatisfying(ImagingException.class, thrown::add);
        return thrown.get(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherFormatInsideAPlainFile(boolean dryRun) throws IOException {
        byte[] content = qcow2();
        Path file = plain(content);
        ImagingException e = refused("target", dryRun);
        assertThat(e.problem()).isEqualTo(Problem.NOT_A_DISK_IMAGE);
        assertThat(e).hasMessageContaining("sda.gz is not the raw content of a disk: it is a qcow2 image");
        assertThat(e.remedy())
                .contains(
                        "gzip -dc \"" + file + "\" > FILE", "qemu-img convert -f qcow2 -O raw FILE DISK", "set as-is");
        assertThat(folder.resolve("target")).doesNotExist();
    }

    /** The commands of the remedy, run exactly as printed, extract the disk. */
    @Test
    void theRemedyWorks() throws IOException {
        plain(qcow2());
        String remedy = refused("target", false).remedy();
        String[] commands = remedy.split("'", -1);
        Tools.run("sh", "-c", "cd '" + folder + "' && " + commands[1] + " && " + commands[3]);
        assertThat(Arrays.copyOf(Files.readAllBytes(folder.resolve("DISK")), 800_000))
                .isEqualTo(Files.readAllBytes(folder.resolve("raw")));
    }

    @Test
    void asIsWritesItAndWarns() throws IOException {
        byte[] content = qcow2();
        plain(content);
        Outcome outcome = run("restore", "target", "as-is");
        assertThat(outcome.warnings()).anyMatch(warning -> warning.contains("a qcow2 image"));
        assertThat(folder.resolve("target")).hasBinaryContent(content);
    }

    @Test
    void anotherFormatInsideAnImage() throws IOException {
        byte[] content = qcow2();
        run("backup", "q");
        assertThat(warnings)
                .anyMatch(warning ->
                        warning.contains("it is a qcow2 image: a restore refuses this image unless as-is is set"));
        ImagingException e = refused("target", false);
        assertThat(e.problem()).isEqualTo(Problem.NOT_A_DISK_IMAGE);
        assertThat(e.remedy()).contains("restore it as it is to a regular file FILE", "qemu-img convert");
        assertThat(folder.resolve("target")).doesNotExist();
        run("restore", "target", "as-is");
        assertThat(Arrays.copyOf(Files.readAllBytes(folder.resolve("target")), content.length))
                .isEqualTo(content);
    }

    @Test
    void aSecondCompression() throws IOException {
        ByteArrayOutputStream once = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(once)) {
            gzip.write(new byte[100_000]);
        }
        plain(once.toByteArray());
        assertThat(refused("target", false)).hasMessageContaining("it is gzip-compressed");
    }

    @Test
    void aFileThatIsNotCompressedButConverted() throws IOException {
        Files.write(store.resolve("box/sda.gz"), qcow2());
        ImagingException e = refused("target", false);
        assertThat(e.problem()).isEqualTo(Problem.NOT_A_DISK_IMAGE);
        assertThat(e).hasMessageContaining("is not a disk compressed with one of gzip, lz4, xz, zstd: it is a qcow2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dos", "gpt"})
    void aPartitionTableThatReachesPastTheEnd(String kind) throws IOException {
        byte[] cut = kind.equals("dos") ? cutDisk(SIZE) : cutDisk(SIZE, "-o", "-n1:0:0");
        plain(cut);
        ImagingException plain = refused("target", false);
        assertThat(plain.problem()).isEqualTo(Problem.NOT_A_DISK_IMAGE);
        assertThat(plain)
                .hasMessageContaining("ends before its partitions: it has " + SIZE + " bytes, and its "
                        + (kind.equals("dos") ? "DOS" : "GPT") + " partition table reaches to byte 6");
        Files.delete(store.resolve("box/sda.gz"));
        Files.write(folder.resolve("cut"), cut);
        run("backup", "cut");
        assertThat(warnings).anyMatch(warning -> warning.contains("ends before its partitions"));
        assertThat(refused("target", true).problem()).isEqualTo(Problem.NOT_A_DISK_IMAGE);
        run("restore", "target", "as-is");
        assertThat(folder.resolve("target")).hasBinaryContent(cut);
    }

    /** All partitions are complete. Only the second copy of the table is missing. */
    @Test
    void onlyTheSecondCopyOfAGptIsMissing() throws IOException {
        plain(cutDisk(SIZE, "-o", "-n1:2048:+8M"));
        Outcome outcome = run("restore", "target");
        assertThat(outcome.warnings()).anyMatch(warning -> warning.contains("second copy of its GPT"));
    }

    @Test
    void aWholeDiskIsRestoredWithoutWarnings() throws IOException {
        plain(cutDisk(64 << 20, "-o", "-n1:0:0"));
        assertThat(run("restore", "target").warnings()).isEmpty();
    }
}
