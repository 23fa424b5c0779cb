package org.tbimage.core.old;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.action.Outcome;
import org.tbimage.core.Tbimage;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageStore;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** Images that earlier builds made are verified, restored and built upon by this one, for ever. */
class OldImagesTest {
    private final Tbimage tbimage = Tbimage.discover();

    @TempDir
    Path store;

    /** A line of a list, and the folder where it stands. */
    record Old(Path folder, String image, String generation, int sector, boolean degraded) {
        boolean hasManifest() {
            return !generation.equals("-");
        }

        byte[] content() throws IOException {
            Path file = folder.resolve("disks/" + image.replace('/', '-') + "@" + generation + ".gz");
            try (InputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
                return stream.readAllBytes();
            }
        }

        @Override
        public String toString() {
            return folder.getFileName() + " " + image + "@" + generation;
        }
    }

    static List<Old> images() throws IOException {
        List<Old> images = new ArrayList<>();
        try (Stream<Path> folders = Files.list(OldFolder.ROOT)) {
            for (Path folder : folders.filter(f -> Files.isDirectory(f.resolve("store")))
                    .sorted()
                    .toList()) {
                for (List<String> line : OldFolder.lines(folder.resolve("expected.txt"))) {
                    boolean degraded = line.get(3).equals("degraded");
                    images.add(new Old(folder, line.get(0), line.get(1), Integer.parseInt(line.get(2)), degraded));
                }
            }
        }
        return images;
    }

    static Stream<Old> good() throws IOException {
        return images().stream().filter(old -> old.hasManifest() && !old.degraded());
    }

    private void copyStore(Old old) throws IOException {
        Path from = old.folder().resolve("store");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                Path to = store.resolve(from.relativize(path).toString());
                Files.createDirectories(to.getParent());
                Files.copy(path, to);
            }
        }
    }

    private Outcome run(Old old, String action, String... more) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of("store", store.toString(), "image", old.image()));
        if (old.hasManifest() && !action.equals("backup-again")) {
            settings.put("generation", old.generation());
        }
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return tbimage.run(action, settings);
    }

    @ParameterizedTest
    @MethodSource("images")
    void isVerified(Old old) throws IOException {
        copyStore(old);
        assertThat(run(old, "verify").facts()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("images")
    void isRestoredToExactBytes(Old old) throws IOException {
        copyStore(old);
        byte[] content = old.content();
        try (BlockDevice disk = disk(old, content.length)) {
            if (old.degraded()) {
                assertThatThrownBy(() -> run(old, "restore", "device", "memory:disk", "any-disk", "true"))
                        .isInstanceOfSatisfying(
                                ImagingException.class,
                                e -> assertThat(e.problem()).isEqualTo(Problem.IMAGE_DEGRADED));
            }
            run(old, "restore", "device", "memory:disk", "any-disk", "true", "allow-degraded", "" + old.degraded());
            ByteBuffer restored = ByteBuffer.allocate(content.length);
            disk.read(0, restored);
            assertThat(restored.array()).isEqualTo(content);
        }
    }

    /** The next generation takes the old one's frames over as they are. */
    @ParameterizedTest
    @MethodSource("good")
    void isBuiltUpon(Old old) throws IOException {
        copyStore(old);
        byte[] content = old.content();
        try (BlockDevice disk = disk(old, content.length)) {
            disk.write(0, ByteBuffer.wrap(content));
            Encoding made = encoding(old);
            String chunkSize = "" + made.chunkSize();
            Outcome outcome =
                    run(old, "backup-again", "device", "memory:disk", "codec", made.codec(), "chunk-size", chunkSize);
            boolean onlyZeros = number(outcome, "data-chunks") == 0;
            assertThat(onlyZeros || number(outcome, "reused-chunks") > 0).isTrue();
        }
    }

    private static long number(Outcome outcome, String name) {
        return outcome.facts().stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private Encoding encoding(Old old) throws IOException {
        try (ImageStore images = tbimage.openStore(store.toString())) {
            ImageRef ref = new ImageRef(ImageName.parse(old.image()), Generation.parse(old.generation()));
            return images.info(ref).draft().encoding();
        }
    }

    /** A disk with something else on it. */
    private BlockDevice disk(Old old, int length) throws IOException {
        String location = "memory:disk?size=" + length + "&sector=" + old.sector();
        BlockDevice disk = tbimage.openDevice(location, OpenMode.WRITE);
        byte[] dirt = new byte[length];
        Arrays.fill(dirt, (byte) 0xA5);
        disk.write(0, ByteBuffer.wrap(dirt));
        return disk;
    }
}
