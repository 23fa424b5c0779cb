package org.tbimage.testbox.service.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.core.Tbimage;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageStore;
import org.tbimage.testbox.Run;
import org.tbimage.testbox.generation.GenerationRule;
import org.tbimage.testkit.store.FilterImageStore;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;

/** Damaged images of one disk are reported for that disk and do not affect other disks. */
class BoxImagesTest {
    private static final String BOX = "10.0.2.15";

    @TempDir
    Path folder;

    private String location;

    @BeforeEach
    void makeImages() throws IOException {
        location = "dir:" + folder.resolve("store");
        Files.createDirectory(folder.resolve("store"));
        Path disk = Files.write(folder.resolve("disk"), new byte[1 << 20]);
        for (String name : List.of("sda", "sdb")) {
            String[] backup = {"backup", "--store", location, "--image", BOX + "/" + name, disk.toString()};
            assertThat(Run.of(backup).code()).isZero();
        }
    }

    @Test
    void anUnreadableImageDoesNotHideTheOthers() throws IOException {
        List<BoxImage> found = find(Set.of("sdb"), true);
        assertThat(found).extracting(image -> image.name().disk()).containsExactly("sda", "sdb");
        assertThat(found.get(0).isGood()).isTrue();
        assertThat(found.get(1).damage()).contains("two files of sdb -> remove one");
    }

    /** A failing share does not mean damaged images. A backup needs no image. */
    @Test
    void aRestoreNeedsAReadableImage() throws IOException {
        assertThatThrownBy(() -> find(Set.of("sda", "sdb"), true)).isInstanceOf(ImagingException.class);
        assertThat(find(Set.of("sda", "sdb"), false)).hasSize(2).noneMatch(BoxImage::isGood);
    }

    @Test
    void retiredImagesAreMarked() throws IOException {
        assertThat(Run.of("retire", "--store", location, "--image", BOX + "/sdb")
                        .code())
                .isZero();
        assertThat(find(Set.of(), true)).extracting(BoxImage::retired).containsExactly(false, true);
        Run json = Run.of("retire", "--json", "--undo", "--store", location, "--image", BOX + "/sdb");
        assertThat(json.out()).contains("\"retired\":\"no\"", BOX + "/sdb is no longer retired");
        assertThat(find(Set.of(), true)).extracting(BoxImage::retired).containsExactly(false, false);
        Run none = Run.of("retire", "--store", location, "--image", BOX + "/sdz");
        assertThat(none.code()).isEqualTo(5);
    }

    private List<BoxImage> find(Set<String> bad, boolean needed) throws IOException {
        try (ImageStore store = new FilterImageStore(Tbimage.discover().openStore(location)) {
            @Override
            public Optional<Generation> newest(ImageName name) throws IOException {
                if (bad.contains(name.disk())) {
                    throw new ImagingException(Problem.STORE_FAILED, "two files of " + name.disk(), "remove one");
                }
                return super.newest(name);
            }
        }) {
            return BoxImages.find(store, BOX, GenerationRule.NEWEST, needed);
        }
    }
}
