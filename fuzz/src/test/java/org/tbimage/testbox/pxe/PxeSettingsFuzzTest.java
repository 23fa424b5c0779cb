package org.tbimage.testbox.pxe;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tbimage.fuzz.Allocation;
import org.tbimage.fuzz.FuzzFolder;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.request.BoxAction;

/** The configuration of pxe-conf: whatever is accepted, the PXE file asks for the action that was meant, and no other. */
class PxeSettingsFuzzTest {
    private static final Path FILE = FuzzFolder.make().resolve("pxe-conf.conf");
    private static final int LINES = 11;

    @FuzzTest
    void pxeSettings(byte[] data) throws IOException {
        Allocation.bounded((4L << 20) + 500L * data.length, () -> check(data));
    }

    private static void check(byte[] data) throws IOException {
        Files.write(FILE, data);
        PxeSettings settings;
        try {
            settings = new PxeSettingsFile(FILE).read();
        } catch (ImagingException e) {
            assertThat(e.getMessage()).isNotEmpty().doesNotContain("\n", "\u001b");
            return;
        }
        PxeClient box = PxeClient.of(Ipv4.parse("10.40.41.42")).named(Optional.of("box-1"));
        for (BoxAction action : BoxAction.values()) {
            check(box, action, settings);
        }
    }

    private static void check(PxeClient box, BoxAction action, PxeSettings settings) {
        PxeText text;
        try {
            text = PxeText.of(box, action, settings);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("longer than");
            return;
        }
        assertThat(text.text().lines()).hasSize(LINES);
        assertThat(text.action()).contains(action);
        assertThat(text.hostName()).contains("box-1");
    }
}
