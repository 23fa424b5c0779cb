package org.tbimage.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.tbimage.core.Tbimage;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.problem.ImagingException;
import org.tbimage.store.ImageStore;

/** Locations as users give them, opened: stores of any kind, and disks in memory. Nothing is written. */
class LocationFuzzTest {
    /** Others would be real disks of this machine. */
    private static final String DISK = "memory:";

    @FuzzTest
    void location(byte[] data) throws IOException {
        Allocation.bounded((8L << 20) + 500L * data.length, () -> open(data));
    }

    private static void open(byte[] data) throws IOException {
        // discovered anew, since disks in memory stay as long as their provider does
        Tbimage tbimage = Tbimage.discover();
        String text = new String(data, StandardCharsets.UTF_8);
        try (ImageStore store = tbimage.openStore(text)) {
            assertThat(store.location()).isNotEmpty();
        } catch (ImagingException e) {
            checkWords(e);
        }
        try (BlockDevice disk = tbimage.openDevice(DISK + text, OpenMode.READ)) {
            assertThat(disk.info().size()).isPositive();
        } catch (ImagingException e) {
            checkWords(e);
        }
    }

    /** They go to a terminal, and to logs. */
    private static void checkWords(ImagingException e) {
        assertThat(e.getMessage()).isNotEmpty().doesNotContain("\n", "\r", "\u001b");
    }
}
