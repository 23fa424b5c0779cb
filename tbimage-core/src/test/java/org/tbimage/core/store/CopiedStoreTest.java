package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tbimage.core.Tbimage;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.store.SampleImages;
import org.tbimage.value.ImageName;

/** A store that was copied without hard links: what lies under the stable name is a file of its own (T53). */
class CopiedStoreTest {
    private static final SampleImages SAMPLES = new SampleImages(gzip());
    private static final ImageName NAME = SampleImages.NAME;

    @TempDir
    Path folder;

    private ImageStore store;
    private ImageInfo older;
    private ImageInfo newer;

    private static org.tbimage.codec.Codec gzip() {
        return Tbimage.discover().codecs().all().stream()
                .filter(codec -> codec.name().equals("gzip"))
                .findFirst()
                .orElseThrow();
    }

    /** How the stable name came over. */
    enum Copied {
        WHOLE,
        CUT,
        EMPTY,
        OF_ANOTHER_TIME,
        OF_AN_OLDER_GENERATION,
        AS_A_SYMBOLIC_LINK
    }

    @BeforeEach
    void makeStore() throws IOException {
        store = Tbimage.discover().openStore("dir:" + folder);
        older = SAMPLES.publish(store, NAME, SampleImages.NOON, 1);
        newer = SAMPLES.publish(store, NAME, SampleImages.NOON.plusSeconds(60), 2);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    private Path file(String name) {
        return folder.resolve(NAME.box()).resolve(name);
    }

    private Path pack(ImageInfo image) {
        return file("sda." + image.generation() + ".raw.gz");
    }

    private Path stable() {
        return file("sda.raw.gz");
    }

    private List<String> names() {
        return Arrays.stream(file("").toFile().list()).sorted().toList();
    }

    private void copy(Copied how) throws IOException {
        byte[] pack = Files.readAllBytes(pack(how == Copied.OF_AN_OLDER_GENERATION ? older : newer));
        Files.delete(stable());
        switch (how) {
            case CUT -> Files.write(stable(), Arrays.copyOf(pack, pack.length / 2));
            case EMPTY -> Files.createFile(stable());
            case AS_A_SYMBOLIC_LINK ->
                Files.createSymbolicLink(stable(), pack(newer).getFileName());
            default -> Files.write(stable(), pack);
        }
        if (how == Copied.OF_ANOTHER_TIME) {
            Files.setLastModifiedTime(stable(), FileTime.fromMillis(1));
        }
    }

    @ParameterizedTest
    @EnumSource(Copied.class)
    void aCopyOfAPackIsNotAnImageOfAnotherTool(Copied how) throws IOException {
        copy(how);
        assertThat(store.files().plainImages(NAME)).isEmpty();
        assertThat(store.names(Optional.empty())).containsExactly(NAME);
        assertThat(store.names(Optional.of(NAME.box()))).containsExactly(NAME);
        assertThat(store.newest(NAME)).contains(newer.generation());
    }

    @ParameterizedTest
    @EnumSource(Copied.class)
    void theNextBackupLinksTheNameAgain(Copied how) throws IOException {
        copy(how);
        ImageInfo next = SAMPLES.publish(store, NAME, SampleImages.NOON.plusSeconds(120), 3);
        assertThat(Files.isSameFile(stable(), pack(next))).isTrue();
        assertThat(names()).noneMatch(name -> name.contains(".old"));
    }

    @ParameterizedTest
    @EnumSource(Copied.class)
    void aRefreshLinksTheNameAgain(Copied how) throws IOException {
        copy(how);
        store.files().refreshStableName(NAME);
        assertThat(Files.isSameFile(stable(), pack(newer))).isTrue();
        assertThat(names()).hasSize(7);
    }

    @ParameterizedTest
    @EnumSource(Copied.class)
    void deletingFreesTheCopyToo(Copied how) throws IOException {
        copy(how);
        delete(newer);
        assertThat(Files.isSameFile(stable(), pack(older))).isTrue();
        assertThat(names()).hasSize(5);
        delete(older);
        assertThat(names()).as("tombstones").hasSize(2).allMatch(name -> name.endsWith(".json"));
    }

    /** Its generation is gone, so that nobody knows whose it is: it is kept. */
    private void delete(ImageInfo image) throws IOException {
        store.delete(image.ref());
        store.reclaim(image.ref().name(), Duration.ZERO);
    }

    @Test
    void aCopyOfARemovedGenerationIsKept() throws IOException {
        byte[] gone = Files.readAllBytes(pack(newer));
        delete(newer);
        Files.delete(stable());
        Files.write(stable(), gone);
        assertThat(store.names(Optional.empty())).containsExactly(NAME);
        SAMPLES.publish(store, NAME, SampleImages.NOON.plusSeconds(120), 3);
        assertThat(file("sda.raw.gz.old")).hasBinaryContent(gone);
    }

    /** A file of another tool stays, however much it is like a pack. */
    @Test
    void whatDiffersInOneByteIsKept() throws IOException {
        byte[] other = Files.readAllBytes(pack(newer));
        other[other.length / 2] ^= 1;
        Files.delete(stable());
        Files.write(stable(), other);
        SAMPLES.publish(store, NAME, SampleImages.NOON.plusSeconds(120), 3);
        assertThat(file("sda.raw.gz.old")).hasBinaryContent(other);
    }

    /** The stable name of another codec, copied as well, does not stay. */
    @Test
    void aCopyUnderTheNameOfAnotherCodecGoes() throws IOException {
        Path other = file("sda.raw.zst");
        Files.write(other, new byte[100]);
        Files.write(file("sda.20261122T110000Z.raw.zst"), new byte[100]);
        store.files().refreshStableName(NAME);
        assertThat(other).doesNotExist();
    }

    /** What begins like the names of a disk is not always one of them. */
    @ParameterizedTest
    @CsvSource({"sda, sda.raw", "sda.raw, sda", "vm, vm.data", "vm.raw.gz, vm"})
    void disksWhoseNamesBeginAlikeAreApart(String one, String other) throws IOException {
        ImageName first = new ImageName("box", one);
        ImageName second = new ImageName("box", other);
        ImageInfo image = SAMPLES.publish(store, first, SampleImages.NOON, 4);
        ImageInfo neighbour = SAMPLES.publish(store, second, SampleImages.NOON, 5);
        store.files().refreshStableName(first);
        store.open(image.ref()).close();
        store.open(neighbour.ref()).close();
        assertThat(store.names(Optional.of("box"))).containsExactlyInAnyOrder(first, second);
        store.delete(image.ref());
        store.open(neighbour.ref()).close();
        assertThat(store.names(Optional.of("box"))).containsExactly(second);
        store.delete(neighbour.ref());
        store.reclaim(first, Duration.ZERO);
        assertThat(store.names(Optional.of("box"))).isEmpty();
        store.reclaim(second, Duration.ZERO);
        try (Stream<Path> files = Files.list(folder.resolve("box"))) {
            assertThat(files).hasSize(2).allMatch(file -> file.toString().endsWith("Z.json"));
        }
    }
}
