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
    private static final Path FILES = OldFolder.ROOT.resolve("other-tools");
    private static final String REFUSED = "refused";

    private final Tbimage tbimage = Tbimage.discover();

    @TempDir
    Path folder;

    static Stream<List<String>> good() throws IOException {
        return OldFolder.lines(FILES.resolve("expected.txt")).stream()
                .filter(line -> !line.get(1).equals(REFUSED));
    }

    static Stream<List<String>> bad() throws IOException {
        return OldFolder.lines(FILES.resolve("expected.txt")).stream()
                .filter(line -> line.get(1).equals(REFUSED));
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
    void isRestoredToExactBytes(List<String> expected) throws IOException {
        byte[] file = Files.readAllBytes(FILES.resolve(expected.get(0)));
        Path target = restore(expected.get(0), file);
        byte[] restored = Files.readAllBytes(target);
        assertThat(Sha256.digest(ByteBuffer.wrap(restored))).hasToString(expected.get(1));
    }

    /** Any shorter file is refused, but where it ends behind a frame; also then it has no other bytes. */
    @ParameterizedTest
    @MethodSource("good")
    void isRefusedWhenCut(List<String> expected) throws IOException {
        byte[] file = Files.readAllBytes(FILES.resolve(expected.get(0)));
        Codec codec = codec(file);
        byte[] whole = expand(codec, file);
        WholeBeginnings beginnings = WholeBeginnings.parse(expected.get(2));
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
    void isRefusedWithSomethingBehind(List<String> expected) throws IOException {
        byte[] file = Files.readAllBytes(FILES.resolve(expected.get(0)));
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
    void isRefusedWithWords(List<String> expected) throws IOException {
        byte[] file = Files.readAllBytes(FILES.resolve(expected.get(0)));
        String words = String.join(" ", expected.subList(2, expected.size()));
        assertThatThrownBy(() -> restore(expected.get(0), file))
                .isInstanceOf(ImagingException.class)
                .hasMessageContaining(words);
        assertThat(folder.resolve("disk")).doesNotExist();
    }

    @Test
    void everyFileIsListed() throws IOException {
        Set<String> listed =
                Stream.concat(good(), bad()).map(line -> line.get(0)).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(FILES)) {
            Set<String> there = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("expected.txt") && !name.equals("content"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(there).isEqualTo(new TreeSet<>(listed));
        }
    }

    private Path restore(String name, byte[] file) throws IOException {
        Path box = Files.createDirectories(folder.resolve("store/box"));
        Files.write(box.resolve("sda.raw" + name.substring(name.lastIndexOf('.'))), file);
        Path target = folder.resolve("disk");
        Map<String, String> settings =
                Map.of("store", folder.resolve("store").toString(), "image", "box/sda", "device", "file:" + target);
        tbimage.run("restore", settings);
        return target;
    }
}
