package org.tbimage.core.engine.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.Cancellation;
import org.tbimage.action.Outcome;
import org.tbimage.core.engine.Rig;
import org.tbimage.device.DiskIdentity;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.action.ProgressRecord;

/** Files of the script before this program become images with a manifest. */
class PlainImportTest {
    private static final Instant WRITTEN = Instant.parse("2019-03-04T05:06:07.250Z");
    private static final byte[] CONTENT = Rig.content("dttzzztdz" + "z".repeat(20) + "td", 512);

    @TempDir
    Path folder;

    private CopyBed bed;

    @BeforeEach
    void makeStores() throws IOException {
        bed = new CopyBed(folder);
        Files.createDirectories(bed.path("from").resolve("box"));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(file)) {
            gzip.write(content);
        }
        return file.toByteArray();
    }

    private Path plain(String name, byte[] bytes) throws IOException {
        Path file = Files.write(bed.path("from").resolve("box").resolve(name), bytes);
        Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sda.gz", "sda.raw.gz"})
    void aFileBecomesAnImageOfItsTime(String name) throws IOException {
        byte[] bytes = gzip(CONTENT);
        plain(name, bytes);
        ProgressRecord progress = new ProgressRecord(new Cancellation());
        Outcome outcome = bed.copy(progress);
        assertThat(progress.faults()).isEmpty();
        assertThat(bed.fact(outcome, "copied")).isEqualTo(1);
        assertThat(bed.fact(outcome, "read")).isEqualTo(2L * bytes.length);
        try (ImageStore to = bed.open("to")) {
            ImageInfo image = bed.newest(to, "box/sda");
            assertThat(image.generation()).hasToString("20190304T050607Z");
            assertThat(image.draft().createdAt()).isEqualTo(WRITTEN);
            assertThat(image.draft().madeBy()).endsWith("imported from " + name + " (" + bytes.length + " bytes)");
            assertThat(image.draft().identity()).isEqualTo(DiskIdentity.NONE);
            assertThat(image.draft().encoding().codec()).isEqualTo("gzip");
            assertThat(bed.content(to, image.ref())).isEqualTo(CONTENT);
        }
        assertThat(bed.path("to").resolve("box/sda.raw.gz"))
                .as("the stable name")
                .exists();
        assertThat(bed.fact(bed.copy(), "present")).isEqualTo(1);
    }

    @Test
    void anotherCodecIsUsedOnRequest() throws IOException {
        plain("sda.gz", gzip(CONTENT));
        bed.copy("codec", "zstd");
        try (ImageStore to = bed.open("to")) {
            ImageInfo image = bed.newest(to, "box/sda");
            assertThat(image.draft().encoding().codec()).isEqualTo("zstd");
            assertThat(bed.content(to, image.ref())).isEqualTo(CONTENT);
        }
    }

    /** Two files of a disk are two images, also if they are of the same second; a changed file is another one. */
    @Test
    void everyFileIsAnImageOfItsOwn() throws IOException {
        plain("sda.gz", gzip(CONTENT));
        plain("sda.raw.gz", gzip(Arrays.copyOf(CONTENT, CONTENT.length / 2)));
        bed.copy();
        assertThat(bed.images("to"))
                .extracting(ref -> ref.generation().serial())
                .containsExactly(1, 2);
        plain("sda.gz", gzip(Rig.dirty(CONTENT.length)));
        Outcome again = bed.copy();
        assertThat(bed.fact(again, "copied")).isEqualTo(1);
        assertThat(bed.fact(again, "present")).isEqualTo(1);
    }

    @Test
    void aPlanExpandsNothing() throws IOException {
        Path file = plain("sda.gz", "no gzip at all".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        Outcome plan = bed.copy("dry-run", "true");
        assertThat(bed.fact(plan, "to-copy")).isEqualTo(1);
        assertThat(bed.fact(plan, "to-read")).isEqualTo(Files.size(file));
        assertThat(bed.files("to")).isEmpty();
    }

    @Test
    void aDamagedFileDoesNotStopTheOthers() throws IOException {
        byte[] whole = gzip(CONTENT);
        Path cut = plain("sda.gz", Arrays.copyOf(whole, whole.length - 5));
        plain("sdb.gz", whole);
        assertFails(Problem.IMAGE_DAMAGED, cut + "");
        assertThat(bed.images("to"))
                .singleElement()
                .satisfies(ref -> assertThat(ref.name().disk()).isEqualTo("sdb"));
        plain("sda.gz", whole);
        bed.copy();
        assertThat(bed.images("to")).hasSize(2);
    }

    /** T25: a file with another format inside is no disk. */
    @Test
    void anotherFormatInsideIsRefused() throws IOException {
        byte[] qcow = new byte[1 << 16];
        System.arraycopy(new byte[] {'Q', 'F', 'I', (byte) 0xFB, 0, 0, 0, 3}, 0, qcow, 0, 8);
        plain("sda.gz", gzip(qcow));
        assertFails(Problem.NOT_A_DISK_IMAGE, "qcow2");
        assertThat(bed.images("to")).isEmpty();
    }

    private void assertFails(Problem problem, String words) {
        assertThatThrownBy(() -> bed.copy())
                .isInstanceOfSatisfying(ImagingException.class, e -> {
                    assertThat(e.problem()).isEqualTo(problem);
                    assertThat(e.remedy()).isNotBlank();
                })
                .hasMessageContaining(words);
    }

    /** An unattended restore would take it, so the user must know. */
    @Test
    void aFileThatIsNewerThanAllImagesIsReported() throws IOException {
        bed.backUp("from", "box/sda", CONTENT, "zstd");
        Path file = plain("sda.gz", gzip(Rig.dirty(CONTENT.length)));
        assertThat(bed.copy("image", "box").warnings()).isEmpty();
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        List<String> warnings = bed.copy().warnings();
        assertThat(warnings).singleElement().asString().contains("20300101T000000Z", "newer than all images");
    }
}
