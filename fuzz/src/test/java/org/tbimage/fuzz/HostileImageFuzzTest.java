package org.tbimage.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.LogManager;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;
import org.tbimage.core.disk.DiskBytes;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.core.store.PackStoreProvider;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.Geometry;
import org.tbimage.device.OpenMode;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;
import org.tbimage.value.Location;

/**
 * A whole image of which everything may be wrong but its seals, as somebody who can write the store can make it:
 * verified, and restored onto a disk in memory. What was restored is what the table says; what was not restored is
 * untouched, or marked as half restored; what is proven can be restored.
 */
class HostileImageFuzzTest {
    private static final String STORE = "memory:store";
    private static final String DISK = "memory:disk?size=262144&sector=512";
    /** Why an image that is proven may not be taken for this disk. */
    private static final Set<Problem> OTHER_DISK = EnumSet.of(
            Problem.TARGET_TOO_SMALL,
            Problem.TARGET_SECTOR_SIZE,
            Problem.TARGET_OTHER_IDENTITY,
            Problem.IMAGE_DEGRADED);

    private static final RunOptions OPTIONS = RunOptions.defaults().withWorkers(1);
    private static final Tbimage TBIMAGE = Tbimage.discover();

    static {
        LogManager.getLogManager().reset(); // an operator's words, by the thousand
    }

    @FuzzTest
    void image(byte[] data) throws IOException {
        HostileImage image = new HostileImage(Sections.of(data));
        PackStoreProvider stores = (PackStoreProvider) TBIMAGE.stores().get("memory");
        try (BlobStore store = stores.blobStores().open(Location.parse(STORE, ""));
                BlockDevice disk = TBIMAGE.openDevice(DISK, OpenMode.WRITE)) {
            byte[] before = new byte[(int) disk.info().geometry().size()];
            Arrays.fill(before, (byte) 0xA5);
            disk.write(0, ByteBuffer.wrap(before));
            image.put(store);
            Optional<Problem> flaw = run("verify", Map.of());
            Optional<Problem> refusal = run("restore", Map.of("device", DISK));
            if (refusal.isEmpty()) {
                image.requireOn(disk);
            } else {
                assertThat(flaw.isPresent() || OTHER_DISK.contains(refusal.get()))
                        .as("proven, but not restored: %s", refusal)
                        .isTrue();
                requireNoBootable(disk, before);
            }
        }
    }

    private static void requireNoBootable(BlockDevice disk, byte[] before) throws IOException {
        byte[] after = new byte[before.length];
        disk.read(0, ByteBuffer.wrap(after));
        Geometry geometry = Geometry.withoutSectors(after.length);
        boolean marked = RestoreMark.read(DiskBytes.ofHead(ByteBuffer.wrap(after), geometry))
                .isPresent();
        assertThat(Arrays.equals(after, before) || marked)
                .as("untouched, or marked as half restored")
                .isTrue();
    }

    /** The problem, if it was refused with words for the user. */
    private static Optional<Problem> run(String action, Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(more);
        settings.putAll(Map.of("store", STORE, "image", "b/d"));
        try {
            TBIMAGE.run(action, settings, OPTIONS);
            return Optional.empty();
        } catch (ImagingException e) {
            assertThat(e.getMessage()).isNotEmpty().doesNotContain("\n", "\u001b");
            return Optional.of(e.problem());
        }
    }
}
