package org.tbimage.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.Outcome;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.blob.DirectoryBlobStoreProvider;
import org.tbimage.core.engine.Rig;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;
import org.tbimage.store.BlobStoreProvider;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.store.FilterBlobStore;
import org.tbimage.value.Location;

/** Promise 1: whatever is wrong with an older image, a new backup succeeds, and warns once (T55). */
class OlderImagesTest {
    private static final byte[] CONTENT = Rig.content("dtzzdtdtdtdtdtdtdtdtdt", 512);
    private static final int TRAILER = 1000;
    private static final List<String> PARTS = List.of(".json", ".chunks", ".raw.zst");

    @TempDir
    Path folder;

    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    private final Media media = new Media();
    private World world;

    @BeforeEach
    void backUpOnce() throws IOException {
        world = new World(media, new Location("dir", folder.toString(), Map.of()));
        world.disk("source", CONTENT);
        backUp();
        assertThat(warnings).isEmpty();
    }

    private Outcome backUp() throws IOException {
        world.later();
        ProgressListener listener = new ProgressListener() {
            @Override
            public void warned(String message) {
                warnings.add(message);
            }
        };
        String[] settings = {"device", "memory:source", "chunk-size", String.valueOf(Rig.CHUNK)};
        return world.run(FaultPlan.none(), listener, "backup-again", settings);
    }

    /** The new image is whole, and is the one that is restored. */
    private void assertBacksUp() throws IOException {
        Outcome outcome = backUp();
        assertThat(warnings).as("warnings").hasSize(1);
        media.failure = null;
        world.disk("target", new byte[CONTENT.length]);
        world.run(FaultPlan.none(), "restore", "device", "memory:target");
        assertThat(world.content("target")).isEqualTo(CONTENT);
        assertThat(outcome.summary()).contains("backed up");
    }

    static Stream<Arguments> failures() {
        return PARTS.stream().flatMap(part -> Arrays.stream(Failure.values()).map(f -> Arguments.of(part, f)));
    }

    /** The medium refuses the part; what it has no trouble with, such as the new image, it gives. */
    @ParameterizedTest
    @MethodSource("failures")
    void aPartThatCantBeRead(String part, Failure failure) throws IOException {
        media.part = older(part);
        media.failure = failure;
        assertBacksUp();
    }

    static Stream<Arguments> states() {
        return PARTS.stream()
                .flatMap(part -> Stream.of("empty", "cut", "longer", "changed", "folder", "loop", "gone")
                        .filter(state -> !(part.equals(".json") && state.equals("gone"))) // then it is not an image
                        .map(state -> Arguments.of(part, state)));
    }

    @ParameterizedTest
    @MethodSource("states")
    void aPartThatIsNotWhatItWas(String part, String state) throws IOException {
        Path file = folder.resolve(older(part));
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        switch (state) {
            case "empty" -> Files.createFile(file);
            case "cut" -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            case "longer" -> Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
            case "changed" -> {
                for (int at = 9; at < bytes.length; at += 99) {
                    bytes[at] ^= 4;
                }
                Files.write(file, bytes);
            }
            case "folder" -> Files.createDirectory(file);
            case "loop" -> Files.createSymbolicLink(file, file.getFileName());
            default -> assertThat(state).isEqualTo("gone");
        }
        if (part.equals(".json") && state.equals("folder")) {
            backUp(); // a folder is not a manifest, so there is no older image to warn of
            assertThat(warnings).isEmpty();
        } else {
            assertBacksUp();
        }
    }

    /** A clock that was far ahead, or a hand, made a generation behind which no second comes. */
    @ParameterizedTest
    @ValueSource(strings = {"99991231T235958Z", "99991231T235959Z", "99991231T235959Z-7"})
    void aGenerationOfTheLastSecond(String generation) throws IOException {
        Path file = folder.resolve(older(".json"));
        Files.copy(file, file.resolveSibling("sda." + generation + ".json"));
        assertBacksUp();
        assertThat(media.list(folder)).anyMatch(key -> key.contains(".9999") && key.endsWith(".chunks"));
    }

    /** A disk takes seconds to give up on a bad sector: not every frame of a bad pack is tried. */
    @Test
    void aPackThatCantBeReadIsNotTriedForEver() throws IOException {
        media.part = older(".raw.zst");
        media.onlyFrames = true;
        media.failure = Failure.BAD_SECTOR;
        assertBacksUp();
        assertThat(media.refused).isBetween(1, 16);
    }

    private String older(String part) throws IOException {
        return media.list(folder).stream()
                .filter(key -> key.endsWith(part) && key.contains("T"))
                .findFirst()
                .orElseThrow();
    }

    private enum Failure {
        BAD_SECTOR,
        NO_PERMISSION,
        UNKNOWN_CODEC,
        BARE;

        IOException exception() {
            return switch (this) {
                case BAD_SECTOR -> new ImagingException(Problem.STORE_FAILED, "Input/output error", "");
                case NO_PERMISSION -> new ImagingException(Problem.NO_PERMISSION, "permission denied", "");
                case UNKNOWN_CODEC -> new ImagingException(Problem.UNKNOWN_PROVIDER, "there is no codec", "");
                case BARE -> new IOException("Stale file handle");
            };
        }
    }

    /** A directory of which one blob can't be read. */
    private static final class Media implements BlobStoreProvider {
        private final DirectoryBlobStoreProvider directories = new DirectoryBlobStoreProvider();
        private String part = "";
        private boolean onlyFrames;
        private volatile Failure failure;
        private int refused;

        List<String> list(Path folder) throws IOException {
            try (BlobStore blobs = directories.open(new Location("dir", folder.toString(), Map.of()))) {
                return blobs.list("");
            }
        }

        private synchronized void check(String key) throws IOException {
            if (failure != null && key.equals(part)) {
                refused++;
                throw failure.exception();
            }
        }

        @Override
        public String name() {
            return "dir";
        }

        @Override
        public String summary() {
            return "a directory with a bad blob";
        }

        @Override
        public BlobStore open(Location location) throws IOException {
            return new FilterBlobStore(directories.open(location)) {
                @Override
                public void read(String key, long offset, ByteBuffer target) throws IOException {
                    if (!onlyFrames || offset < super.length(key).orElseThrow() - TRAILER) {
                        check(key);
                    }
                    super.read(key, offset, target);
                }

                @Override
                public InputStream stream(String key) throws IOException {
                    return new FilterInputStream(super.stream(key)) {
                        @Override
                        public int read(byte[] target, int at, int length) throws IOException {
                            check(key);
                            return super.read(target, at, length);
                        }
                    };
                }

                @Override
                public OptionalLong length(String key) throws IOException {
                    if (key.endsWith(".json")) {
                        check(key);
                    }
                    return super.length(key);
                }
            };
        }
    }
}
