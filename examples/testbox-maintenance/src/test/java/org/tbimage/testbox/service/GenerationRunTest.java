package org.tbimage.testbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.Tbimage;
import org.tbimage.store.ImageStore;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;

/** The image that a restore uses if the newest is damaged, or if an older one is requested. */
class GenerationRunTest {
    private static final int SIZE = 3 << 20;
    private static final ImageName SDA = new ImageName(FakeBox.ADDRESS, "sda");

    @TempDir
    Path root;

    private FakeBox box;
    private Path disk;
    private byte[] first;
    private byte[] second;
    private byte[] third;

    @BeforeEach
    void makeThreeImages() throws IOException {
        box = new FakeBox(root);
        disk = box.disk("sda", "A", "ata-1", SIZE);
        first = Files.readAllBytes(disk);
        setDay(1);
        assertThat(box.ask("backup").run()).as(box.console.toString()).isZero();
        second = again(2);
        third = again(3);
        Files.write(disk, new byte[SIZE]);
        box.events.clear();
        box.console.clear();
    }

    private byte[] again(int seed) throws IOException {
        byte[] content = new byte[SIZE];
        new Random(seed).nextBytes(content);
        setDay(seed);
        Files.write(disk, content);
        assertThat(box.ask("backup-again").run()).as(box.console.toString()).isZero();
        return content;
    }

    private void setDay(int day) {
        box.clock = Clock.fixed(Instant.parse("2026-01-0" + day + "T00:00:00Z"), ZoneOffset.UTC);
    }

    private List<Generation> generations() throws IOException {
        try (ImageStore store = Tbimage.discover().openStore("dir:" + box.store)) {
            return store.generations(SDA);
        }
    }

    private String generation(int number) throws IOException {
        return generations().get(number - 1).toString();
    }

    /** Kinds of damage by disks, file systems and people. */
    enum Damage {
        MANIFEST_FORGED,
        MANIFEST_CUT,
        TABLE_GONE,
        TABLE_FLIPPED,
        PACK_GONE,
        PACK_CUT,
        PACK_FLIPPED;

        void strike(Path folder, String generation) throws IOException {
            String suffix =
                    name().startsWith("MANIFEST") ? ".json" : name().startsWith("TABLE") ? ".chunks" : ".raw.gz";
            Path file = folder.resolve("sda." + generation + suffix);
            byte[] bytes = Files.readAllBytes(file);
            int middle = bytes.length / 2;
            if (name().endsWith("GONE")) {
                Files.delete(file);
                Files.deleteIfExists(folder.resolve("sda" + suffix)); // the stable name, which leads to the same file
            } else if (name().endsWith("CUT")) {
                Files.write(file, Arrays.copyOf(bytes, middle));
            } else {
                for (int i = 0; i < 16; i++) {
                    bytes[middle + i] ^= 0x55;
                }
                Files.write(file, bytes);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void aDamagedNewestImageIsAnErrorThatNamesTheNextOlderOneAndTheCommand(Damage damage) throws IOException {
        damage.strike(box.folder(), generation(3));
        assertThat(box.ask("restore").run()).isEqualTo(20);
        assertThat(box.log())
                .contains(
                        "the next older image that looks complete is 10.0.2.15/sda@" + generation(2),
                        "pxe-conf --arguments testbox-generation=" + generation(2) + " 10.0.2.15 restore",
                        "testbox-maintenance restore --store dir:" + box.store + " --image 10.0.2.15/sda --generation "
                                + generation(2));
        assertThat(box.request).exists();
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void ifAllowedTheNextOlderImageIsRestoredWithWarnings(Damage damage) throws IOException {
        damage.strike(box.folder(), generation(3));
        assertThat(box.ask("restore", "testbox-fall-back=yes").run())
                .as(box.console.toString())
                .isZero();
        assertThat(disk).hasBinaryContent(second);
        String loud = "warning: sda falls back to the OLDER image 10.0.2.15/sda@" + generation(2);
        assertThat(box.log()).contains(loud);
        assertThat(box.globalLog()).contains(loud);
        assertThat(box.lastRecord()).contains("\"passed-over\":[\"", "sda@" + generation(2));
        assertThat(box.request).doesNotExist();
    }

    @Test
    void severalDamagedImagesAreSkipped() throws IOException {
        Damage.PACK_FLIPPED.strike(box.folder(), generation(3));
        Damage.MANIFEST_FORGED.strike(box.folder(), generation(2));
        assertThat(box.ask("restore", "testbox-fall-back=yes").run())
                .as(box.console.toString())
                .isZero();
        assertThat(disk).hasBinaryContent(first);
    }

    @Test
    void ifAllImagesAreDamagedTheRunFails() throws IOException {
        for (int i = 1; i <= 3; i++) {
            Damage.PACK_FLIPPED.strike(box.folder(), generation(i));
        }
        assertThat(box.ask("restore", "testbox-fall-back=yes").run()).isEqualTo(20);
        assertThat(box.log()).contains("there is no older image that looks complete");
        assertThat(box.request).exists();
    }

    @Test
    void theRequestedImageIsRestored() throws IOException {
        assertThat(box.ask("restore", "testbox-generation=" + generation(1)).run())
                .as(box.console.toString())
                .isZero();
        assertThat(disk).hasBinaryContent(first);
        assertThat(box.log()).contains("from 10.0.2.15/sda@" + generation(1));
    }

    /** The disks of a box are imaged one after the other, so their generations differ by seconds. */
    @Test
    void theNewestImageUpToTheRequestedTimeIsRestored() throws IOException {
        assertThat(box.ask("restore", "testbox-generation=20260102T120000Z").run())
                .as(box.console.toString())
                .isZero();
        assertThat(disk).hasBinaryContent(second);
        assertThat(box.ask("restore", "testbox-generation=29991231T235959Z").run())
                .isZero();
        assertThat(disk).hasBinaryContent(third);
    }

    @Test
    void aTimeBeforeAllImagesIsAnErrorThatNamesTheOldest() throws IOException {
        assertThat(box.ask("restore", "testbox-generation=20010101T000000Z").run())
                .isEqualTo(20);
        assertThat(box.log())
                .contains(
                        "10.0.2.15/sda has no image of 20010101T000000Z or before; the oldest is of " + generation(1));
        assertThat(box.request).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "20261341T000000Z", "20261130T120000Z-1"})
    void aMalformedGenerationIsABadRequest(String text) throws IOException {
        assertThat(box.ask("restore", "testbox-generation=" + text).run()).isEqualTo(16);
    }
}
