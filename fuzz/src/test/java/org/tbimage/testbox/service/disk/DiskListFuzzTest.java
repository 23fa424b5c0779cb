package org.tbimage.testbox.service.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tbimage.fuzz.Allocation;
import org.tbimage.fuzz.FuzzFolder;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.service.boot.ServiceSettings;

/** The list of disks in the folder of a box: none of its names leads out of {@code /dev}. */
class DiskListFuzzTest {
    private static final Path FOLDER = FuzzFolder.make();
    private static final Path DEVICES = Path.of("/dev");

    @FuzzTest
    void diskList(byte[] data) throws IOException {
        Allocation.bounded((4L << 20) + 500L * data.length, () -> check(data));
    }

    private static void check(byte[] data) throws IOException {
        Files.write(FOLDER.resolve(DiskNames.FILE), data);
        List<String> names;
        try {
            names = DiskNames.find(FOLDER, ServiceSettings.DEFAULTS)
                    .orElseThrow()
                    .names();
        } catch (ServiceException e) {
            assertThat(e.getMessage()).isNotEmpty().doesNotContain("\n", "\u001b");
            return;
        }
        assertThat(names).isNotEmpty().hasSizeLessThanOrEqualTo(100).doesNotHaveDuplicates();
        for (String name : names) {
            Path device = DEVICES.resolve(name).normalize();
            assertThat(device.startsWith(DEVICES) && !device.equals(DEVICES))
                    .as(name)
                    .isTrue();
        }
    }
}
