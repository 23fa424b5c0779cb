package org.tbimage.core.old;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.codec.Codec;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.core.Tbimage;
import org.tbimage.problem.ImagingException;
import org.tbimage.value.Sha256;

/**
 * Files of other tools, with all the options and rare layouts there are: each gives its exact bytes as an image without a
 * manifest, or is refused; a cut or something behind it never gives other bytes (T1, T2, T5).
 */
class OtherToolsFilesTest {
    private static final String LIST = "expected.txt";
    private static final String REFUSED = "refused";

    private final Tbimage tbimage = Tbimage.discover();

    /** Where the words of today are others than those in the lists, which are never changed. */
    private static final Map<String, String> WORDS_OF_TODAY = Map.of(
            "gzip-reserved-flag.gz", "gzip: not supported: the flags 0x20",
            "xz-dictionary-1g.xz", "xz: not supported: expanding it needs 1024 MiB of memory, and at most 65 MiB",
            "zstd-window-2g.zst", "needs a window of 2147483648 bytes, and at most 134217728 are allowed",
            "gzip-zeros-between.gz", "gzip: other bytes follow the members",
            "lz4-dictionary.lz4", "lz4: a block is damaged, or its content is longer than expected",
            "bzip2.gz", "it is bzip2-compressed",
            "lzma-alone.xz", "it is lzma-compressed",
            "zstd-0.7.zst", "it is compressed with an old zstd");

    @TempDir
    Path folder;

    /** A file, and the words behind its name in the list. */
    record Other(Path file, List<String> expected) {
        boolean isRefused() {
            return expected.get(0).equals(REFUSED);
        }

        byte[] bytes() throws IOException {
            return Files.readAllBytes(file);
        }

        @Override
        public String toString() {
            return file.getParent().getFileName() + "/" + file.getFileName();
        }
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(OldFolder.ROOT)) {
            return folders.filter(
                            folder -> Files.exists(folder.resolve(LIST)) && !Files.exists(folder.resolve("store")))
                    .sorted()
                    .toList();
        }
    }

    private static List<Other> files() throws IOException {
        List<Other> files = new ArrayList<>();
        for (Path folder : folders()) {
            for (List<String> line : OldFolder.lines(folder.resolve(LIST))) {
                files.add(new Other(folder.resolve(line.get(0)), line.subList(1, line.size())));
            }
        }
        return files;
    }

    static Stream<Other> good() throws IOException {
        return files().stream().filter(file -> !file.isRefused());
    }

    static Stream<Other> bad() throws IOException {
        return files().stream().filter(Other::isRefused);
    }

    private Codec codec(byte[] file) {
        return tbimage.codecs().all().stream()
                .filter(codec -> codec.recognizes(ByteBuffer.wrap(file)))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] expand(Codec codec, byte[] file) throws IOException {
        try (InputStream stream = codec.decodeStream(new ByteArrayInputStream(file))) {
            return stream.readAllBytes();
        }
    }

    @ParameterizedTest
    @MethodSource("good")
    void isRestoredToExactBytes(Other other) throws IOException {
        byte[] file = other.bytes();
        Path target = restore(other, file);
        byte[] restored = Files.readAllBytes(target);
        assertThat(Sha256.digest(ByteBuffer.wrap(restored)))
                .hasToString(other.expected().get(0));
    }

    /** Any shorter file is refused, but where it ends behind a frame; also then it has no other bytes. */
    @ParameterizedTest
    @MethodSource("good")
    void isRefusedWhenCut(Other other) throws IOException {
        byte[] file = other.bytes();
        Codec codec = codec(file);
        byte[] whole = expand(codec, file);
        WholeBeginnings beginnings = WholeBeginnings.parse(other.expected().get(1));
        for (int length : beginnings.lengthsToTry(file.length)) {
            byte[] cut = Arrays.copyOf(file, length);
            if (beginnings.contains(length)) {
                byte[] part = expand(codec, cut);
                assertThat(part).isEqualTo(Arrays.copyOf(whole, part.length));
            } else {
                assertThatThrownBy(() -> expand(codec, cut))
                        .as("cut to %d", length)
                        .isInstanceOf(CorruptFrameException.class);
            }
        }
    }

    /** T1: what follows is never passed over in silence, nor taken for content. */
    @ParameterizedTest
    @MethodSource("good")
    void isRefusedWithSomethingBehind(Other other) throws IOException {
        byte[] file = other.bytes();
        Codec codec = codec(file);
        for (byte[] garbage : new byte[][] {
            {1}, {0x1f, (byte) 0x8b}, "garbage that is long enough".getBytes(StandardCharsets.US_ASCII)
        }) {
            byte[] longer = Arrays.copyOf(file, file.length + garbage.length);
            System.arraycopy(garbage, 0, longer, file.length, garbage.length);
            assertThatThrownBy(() -> expand(codec, longer)).isInstanceOf(CorruptFrameException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("bad")
    void isRefusedWithWords(Other other) throws IOException {
        byte[] file = other.bytes();
        String listed =
                String.join(" ", other.expected().subList(1, other.expected().size()));
        String words = WORDS_OF_TODAY.getOrDefault(String.valueOf(other.file().getFileName()), listed);
        assertThatThrownBy(() -> restore(other, file))
                .isInstanceOf(ImagingException.class)
                .hasMessageContaining(words);
        assertThat(folder.resolve("disk")).doesNotExist();
    }

    @Test
    void everyFileIsListed() throws IOException {
        Set<Path> listed = files().stream().map(Other::file).collect(Collectors.toSet());
        Set<Path> there = new TreeSet<>();
        for (Path folder : folders()) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> !Set.of(LIST, "content").contains(String.valueOf(file.getFileName())))
                        .forEach(there::add);
            }
        }
        assertThat(there).isEqualTo(new TreeSet<>(listed));
    }

    private Path restore(Other other, byte[] file) throws IOException {
        String name = other.toString();
        Path box = Files.createDirectories(folder.resolve("store/box"));
        Files.write(box.resolve("sda.raw" + name.substring(name.lastIndexOf('.'))), file);
        Path target = folder.resolve("disk");
        Map<String, String> settings =
                Map.of("store", folder.resolve("store").toString(), "image", "box/sda", "device", "file:" + target);
        tbimage.run("restore", settings);
        return target;
    }
}
