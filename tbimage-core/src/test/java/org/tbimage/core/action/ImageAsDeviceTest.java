package org.tbimage.core.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.core.Tbimage;
import org.tbimage.core.engine.Rig;
import org.tbimage.device.BlockDevice;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/** An image stands wherever a device can be read. */
class ImageAsDeviceTest {
    private final Tbimage tbimage = Tbimage.discover();

    @TempDir
    private Path folder;

    private Rig rig;
    private String image;

    @BeforeEach
    void image() throws IOException {
        rig = new Rig(folder);
        try (BlockDevice disk = rig.disk("disk", Rig.content("dzt", 512))) {
            rig.backup(disk, "zstd");
        }
        image = "image:" + Rig.NAME + "?store=dir:" + rig.storeFolder();
    }

    private Map<String, String> settings(String name, String device) {
        return Map.of("store", "dir:" + rig.storeFolder(), "image", name, "device", device);
    }

    @Test
    void isComparedWithItself() throws IOException {
        assertThat(tbimage.run("verify", settings(Rig.NAME.toString(), image)).summary())
                .contains("is equal to");
    }

    @Test
    void isBackedUpUnderAnotherName() throws IOException {
        tbimage.run("backup", settings("other/sda", image));
        Path target = folder.resolve("target");
        tbimage.run("restore", settings("other/sda", target.toString()));
        assertThat(Files.readAllBytes(target)).isEqualTo(Rig.content("dzt", 512));
    }

    @Test
    void isNeverWritten() {
        assertProblem(image, "restore", Problem.TARGET_READ_ONLY);
    }

    @Test
    void mistakesAreNamed() {
        assertProblem("image:" + Rig.NAME, "verify", Problem.BAD_SETTING);
        assertProblem(image + "&generation=yesterday", "verify", Problem.BAD_SETTING);
        assertProblem(image + "&generation=20200101T000000Z", "verify", Problem.NO_SUCH_IMAGE);
        assertProblem("image:none/sda?store=dir:" + rig.storeFolder(), "verify", Problem.NO_SUCH_IMAGE);
        assertProblem(image + "&colour=red", "verify", Problem.BAD_SETTING);
        assertProblem("image:" + Rig.NAME + "?store=dir:/nowhere", "verify", Problem.NO_SUCH_STORE);
    }

    private void assertProblem(String device, String action, Problem problem) {
        assertThatThrownBy(() -> tbimage.run(action, settings(Rig.NAME.toString(), device)))
                .as(device)
                .isInstanceOfSatisfying(
                        ImagingException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }
}
