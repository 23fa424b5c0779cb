package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tbimage.core.Tbimage;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.Tools;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** The folder of a store, examined as files and through the library. */
final class KillStore {
    private static final List<String> PARTS = List.of(".chunks", ".raw.zst", ".json");
    private static final List<String> KINDS = List.of("table", "pack", "manifest");

    private final Tbimage tbimage = Tbimage.discover();
    private final Path folder;

    KillStore(Path folder) {
        this.folder = folder;
    }

    String folder() {
        return folder.toString();
    }

    Path box(String name) {
        return folder.resolve(name);
    }

    List<String> names(String box) {
        String[] names = box(box).toFile().list();
        return names == null ? List.of() : Stream.of(names).sorted().toList();
    }

    private ImageStore open() throws IOException {
        return tbimage.openStore("dir:" + folder);
    }

    List<Generation> generations(String image) throws IOException {
        try (ImageStore store = open()) {
            return store.generations(ImageName.parse(image));
        }
    }

    Generation newest(String image) throws IOException {
        try (ImageStore store = open()) {
            return store.newest(ImageName.parse(image)).orElseThrow();
        }
    }

    void assertAllImagesAreWhole() throws IOException {
        try (ImageStore store = open()) {
            for (ImageRef ref : store.list()) {
                store.open(ref).close();
            }
        }
    }

    /** The content of the stable name, decoded by the tool of the format. */
    byte[] stable(String box) throws IOException {
        Path plain = Files.createTempFile("stable", ".img");
        try {
            Tools.run(
                    "zstd",
                    "-dqf",
                    "-o",
                    plain.toString(),
                    box(box).resolve("sda.raw.zst").toString());
            return Files.readAllBytes(plain);
        } finally {
            Files.delete(plain);
        }
    }

    /** The progress of a killed backup: the new files in the folder. */
    String stateSince(String box, List<String> before) throws IOException {
        List<String> fresh = new ArrayList<>(names(box));
        fresh.removeAll(before);
        List<String> state = new ArrayList<>();
        for (String part : PARTS) {
            if (fresh.stream().anyMatch(name -> name.matches("sda\\.\\d.*" + part))) {
                state.add(KINDS.get(PARTS.indexOf(part)));
            }
        }
        if (state.contains("manifest")) {
            state.add(leads(box, fresh) ? "stable name" : "the stable name still elsewhere");
        }
        long hidden = fresh.stream().filter(name -> name.startsWith(".")).count();
        if (hidden > 0) {
            state.add(hidden + " hidden");
        }
        return state.isEmpty() ? "nothing" : String.join(", ", state);
    }

    private boolean leads(String box, List<String> fresh) throws IOException {
        Path stable = box(box).resolve("sda.raw.zst");
        for (String name : fresh) {
            if (name.matches("sda\\.\\d.*\\.raw\\.zst") && Files.exists(stable)) {
                return Files.isSameFile(box(box).resolve(name), stable);
            }
        }
        return false;
    }

    /** The existing parts of an image. */
    String partsOf(String box, Generation generation) {
        List<String> there = names(box);
        return PARTS.stream()
                .filter(part -> there.contains("sda." + generation + part))
                .map(part -> KINDS.get(PARTS.indexOf(part)))
                .collect(Collectors.joining(", "));
    }

    /** Makes all files of a box three hours older. */
    void age(String box) throws IOException {
        FileTime then = FileTime.from(Instant.now().minus(Duration.ofHours(30)));
        for (String name : names(box)) {
            try {
                Files.setLastModifiedTime(box(box).resolve(name), then);
            } catch (NoSuchFileException e) {
                throw new IOException(name + " went while nobody was at work", e);
            }
        }
    }

    void removeAllBut(int most, String image) throws IOException {
        List<Generation> all = generations(image);
        try (ImageStore store = open()) {
            for (Generation old : all.subList(0, Math.max(0, all.size() - most))) {
                store.delete(new ImageRef(ImageName.parse(image), old));
            }
        }
    }

    void removeNewest(String image) throws IOException {
        try (ImageStore store = open()) {
            store.delete(new ImageRef(ImageName.parse(image), newest(image)));
            store.reclaim(ImageName.parse(image), Duration.ZERO);
        }
    }

    void remove(String box) throws IOException {
        for (String name : names(box)) {
            Files.delete(box(box).resolve(name));
        }
        Files.delete(box(box));
    }

    /** Whether a file only keeps the name of a removed image. */
    static boolean isTombstone(Path file) throws IOException {
        return file.toString().endsWith(".json")
                && Files.isRegularFile(file)
                && Files.readString(file, StandardCharsets.ISO_8859_1).contains("\"tbimage-tombstone\"");
    }

    void assertNothingIsLeftOver(String box, String image) throws IOException {
        List<String> expected = new ArrayList<>(List.of("sda.raw.zst"));
        for (String name : names(box)) {
            if (isTombstone(box(box).resolve(name))) {
                expected.add(name);
            }
        }
        for (Generation generation : generations(image)) {
            PARTS.forEach(suffix -> expected.add("sda." + generation + suffix));
        }
        assertThat(names(box)).containsExactlyInAnyOrderElementsOf(expected);
    }
}
