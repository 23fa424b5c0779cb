package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.Tbimage;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.store.PlainImage;
import org.tbimage.testkit.store.SampleImages;
import org.tbimage.value.ImageRef;

/** An image is deleted beside others of every kind: it is gone with all its names, and the others are as they were. */
class DeletedNeighboursTest {
    private static final SampleImages SAMPLES =
            new SampleImages(Tbimage.discover().codecs().all().iterator().next());
    private static final String SUFFIX = SAMPLES.codec().fileSuffix();

    @TempDir
    Path folder;

    /** {@code g} good, {@code d} degraded, {@code m} with a damaged manifest, {@code p} without its pack. */
    @ParameterizedTest
    @ValueSource(strings = {"", "beside a plain file", "after a copy of the store"})
    void everyKindOfNeighbour(String where) throws IOException {
        int number = 0;
        for (String kinds : kinds(3)) {
            for (int deleted = 0; deleted < kinds.length(); deleted++) {
                Path place = Files.createDirectory(folder.resolve(String.valueOf(number++)));
                new Case(place, kinds, deleted, where).check();
            }
        }
        assertThat(number).isEqualTo(4 + 2 * 16 + 3 * 64);
    }

    private static List<String> kinds(int most) {
        List<String> all = new ArrayList<>(List.of(""));
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).length() < most) {
                for (char kind : "gdmp".toCharArray()) {
                    all.add(all.get(i) + kind);
                }
            }
        }
        return all.subList(1, all.size());
    }

    private record Case(Path place, String kinds, int deleted, String where) {
        void check() throws IOException {
            List<ImageRef> images = new ArrayList<>();
            try (ImageStore store = Tbimage.discover().openStore("dir:" + place)) {
                for (int i = 0; i < kinds.length(); i++) {
                    images.add(make(store, i));
                }
                for (int i = 0; i < kinds.length(); i++) {
                    damage(images.get(i), kinds.charAt(i));
                }
                prepare();
                TreeSet<String> expected = names();
                expected.removeIf(
                        name -> name.contains(images.get(deleted).generation() + ".") || name.startsWith("sda.raw."));
                store.delete(images.get(deleted));
                store.reclaim(SampleImages.NAME, Duration.ZERO);
                expected.add("sda." + images.get(deleted).generation() + ".json");
                Optional<ImageRef> newest = newestGood(images);
                newest.ifPresent(image -> expected.add("sda.raw." + SUFFIX));
                assertThat(names()).as(this.toString()).isEqualTo(expected);
                if (newest.isPresent()) {
                    assertThat(Files.isSameFile(file("sda.raw." + SUFFIX), pack(newest.get())))
                            .as(this.toString())
                            .isTrue();
                }
                List<String> plains = store.files().plainImages(SampleImages.NAME).stream()
                        .map(PlainImage::file)
                        .toList();
                assertThat(plains).as(toString()).isEqualTo(where.contains("plain") ? List.of("sda.xz") : List.of());
            }
        }

        private ImageRef make(ImageStore store, int number) throws IOException {
            var when = SampleImages.NOON.plusSeconds(60L * number);
            ImageInfo image = kinds.charAt(number) == 'd'
                    ? SAMPLES.publishDegraded(store, SampleImages.NAME, when, number)
                    : SAMPLES.publish(store, SampleImages.NAME, when, number);
            return image.ref();
        }

        private void damage(ImageRef image, char kind) throws IOException {
            if (kind == 'm') {
                Files.writeString(file("sda." + image.generation() + ".json"), "{}");
            } else if (kind == 'p') {
                Path stable = file("sda.raw." + SUFFIX);
                if (Files.exists(stable) && Files.isSameFile(stable, pack(image))) {
                    Files.delete(stable);
                }
                Files.delete(pack(image));
            }
        }

        private void prepare() throws IOException {
            Path stable = file("sda.raw." + SUFFIX);
            if (where.contains("plain")) {
                Files.writeString(file("sda.xz"), "of another tool");
            } else if (where.contains("copy") && Files.exists(stable)) {
                byte[] content = Files.readAllBytes(stable);
                Files.delete(stable);
                if (Stream.of(content).anyMatch(bytes -> packs().contains(bytes.length + ""))) {
                    Files.write(stable, content);
                }
            }
        }

        /** Lengths of the packs that are there: a copy of one that is gone can't be known. */
        private List<String> packs() {
            List<String> lengths = new ArrayList<>();
            for (String name : names()) {
                if (name.matches("sda\\.2.*\\.raw\\..*")) {
                    lengths.add(String.valueOf(file(name).toFile().length()));
                }
            }
            return lengths;
        }

        private Optional<ImageRef> newestGood(List<ImageRef> images) {
            for (int i = images.size() - 1; i >= 0; i--) {
                if (i != deleted && kinds.charAt(i) == 'g') {
                    return Optional.of(images.get(i));
                }
            }
            return Optional.empty();
        }

        private Path pack(ImageRef image) {
            return file("sda." + image.generation() + ".raw." + SUFFIX);
        }

        private Path file(String name) {
            return place.resolve(SampleImages.NAME.box()).resolve(name);
        }

        private TreeSet<String> names() {
            return new TreeSet<>(List.of(file("").toFile().list()));
        }
    }
}
