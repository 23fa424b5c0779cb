package com.example.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.problem.ImagingException;
import org.tbimage.testkit.device.BlockDeviceContract;
import org.tbimage.testkit.device.DeviceShape;
import org.tbimage.testkit.device.DeviceUnderTest;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Location;

/** Slices that begin at byte 1000 of a file and end 1000 bytes before its end. */
class SliceDeviceContractTest extends BlockDeviceContract {
    private static final int MARGIN = 1000;

    @TempDir
    Path folder;

    private static Location location(Path file, long length) {
        return new Location("slice", file.toString(), Map.of("offset", "" + MARGIN, "length", "" + length));
    }

    @Override
    public DeviceUnderTest deviceUnderTest(DeviceShape shape) throws IOException {
        Path file = Files.createTempFile(folder, "disk", ".img");
        Files.write(file, new byte[(int) shape.size() + 2 * MARGIN]);
        return new DeviceUnderTest() {
            @Override
            public BlockDevice open(OpenMode mode) throws IOException {
                return new SliceProvider().open(location(file, shape.size()), mode);
            }

            @Override
            public void close() throws IOException {
                Files.delete(file);
            }
        };
    }

    @Test
    void theRestOfTheFileStaysAsItIs() throws IOException {
        byte[] content = new byte[3 * MARGIN];
        Arrays.fill(content, (byte) 7);
        Path file = Files.write(folder.resolve("file"), content);
        try (BlockDevice slice = new SliceProvider().open(location(file, MARGIN), OpenMode.WRITE)) {
            slice.zero(new ByteRange(0, MARGIN));
        }
        Arrays.fill(content, MARGIN, 2 * MARGIN, (byte) 0);
        assertThat(file).hasBinaryContent(content);
    }

    @Test
    void aSliceWithoutALengthIsRejected() {
        Location bad = new Location("slice", folder.resolve("file").toString(), Map.of("offset", "0", "length", "-1"));
        assertThatThrownBy(() -> new SliceProvider().open(bad, OpenMode.READ).close())
                .isInstanceOf(ImagingException.class)
                .hasMessageContaining("length=BYTES");
    }

    @Test
    void aSliceOutsideTheFileIsRejectedAndNoFileIsMade() throws IOException {
        Path file = Files.write(folder.resolve("short"), new byte[MARGIN]);
        for (Location bad : new Location[] {location(file, 1), location(folder.resolve("none"), 1)}) {
            for (OpenMode mode : OpenMode.values()) {
                assertThatThrownBy(() -> new SliceProvider().open(bad, mode).close())
                        .isInstanceOf(ImagingException.class);
            }
        }
        assertThat(folder.resolve("none")).doesNotExist();
    }
}
