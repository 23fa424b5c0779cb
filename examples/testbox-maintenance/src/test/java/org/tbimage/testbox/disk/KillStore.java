package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tbimage.core.Tbimage;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.Tools;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** The folder of a store, looked at from outside and through the library. */
final class KillStore {
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

    /** What the tool of the format makes of the stable name. */
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

    /** How far a backup has come that was killed. */
    String stateSince(String box, List<String> before) throws IOException {
        List<String> fresh = new ArrayList<>(names(box));
        fresh.removeAll(before);
        boolean manifest = fresh.stream().anyMatch(name -> name.matches("sda.*\\.json"));
        boolean pack = fresh.stream().anyMatch(name -> name.matches("sda.*\\.raw\\.zst"));
        boolean table = fresh.stream().anyMatch(name -> name.matches("sda.*\\.chunks"));
        if (manifest) {
            String newest = fresh.stream()
                    .filter(name -> name.matches("sda.*\\.raw\\.zst"))
                    .findFirst()
                    .orElseThrow();
            boolean led = Files.isSameFile(box(box).resolve(newest), box(box).resolve("sda.raw.zst"));
            return led ? "published" : "published, stable name behind";
        }
        if (pack) {
            return table ? "pack and table, no manifest" : "pack, no table";
        }
        return fresh.isEmpty() ? "nothing" : "hidden files";
    }

    /** Lets three hours pass for all files of a box, by the clock of the store. */
    void age(String box) throws IOException {
        FileTime then = FileTime.from(Instant.now().minus(Duration.ofHours(3)));
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

    void remove(String box) throws IOException {
        for (String name : names(box)) {
            Files.delete(box(box).resolve(name));
        }
        Files.delete(box(box));
    }

    void assertNothingIsLeftOver(String box, String image) throws IOException {
        List<String> expected = new ArrayList<>(List.of("sda.raw.zst"));
        for (Generation generation : generations(image)) {
            Stream.of(".chunks", ".json", ".raw.zst").forEach(suffix -> expected.add("sda." + generation + suffix));
        }
        assertThat(names(box)).containsExactlyInAnyOrderElementsOf(expected);
    }
}
