package org.tbimage.linux.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.testkit.device.Tools;

/** A file or disk that changes its size while it is open reports its current size (T52). */
class CurrentSizeTest {
    private static final int SIZE = 1 << 20;

    @TempDir
    Path folder;

    private static void resize(Path file, long size) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(size);
        }
    }

    @Test
    void aFileThatGrowsAndShrinks() throws IOException {
        Path file = LinuxFixture.sparseFile(folder, SIZE);
        BlockDevice device = LinuxFixture.open(file, OpenMode.READ);
        assertThat(device.currentSize()).isEqualTo(SIZE);
        resize(file, SIZE + 777);
        assertThat(device.currentSize()).isEqualTo(SIZE + 777);
        assertThat(device.info().size()).isEqualTo(SIZE);
        resize(file, 5);
        assertThat(device.currentSize()).isEqualTo(5);
        device.close();
        assertThatThrownBy(device::currentSize).isInstanceOf(ClosedChannelException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void aDiskThatGrows(int sector) throws IOException {
        try (LoopDevice disk = LoopDevice.create(folder, SIZE, sector);
                BlockDevice device = LinuxFixture.open(disk.path(), OpenMode.READ)) {
            assertThat(device.currentSize()).isEqualTo(SIZE);
            resize(disk.backing(), 2 * SIZE);
            Tools.run("losetup", "--set-capacity", disk.path().toString());
            assertThat(device.currentSize()).isEqualTo(2 * SIZE);
            assertThat(device.info().size()).isEqualTo(SIZE);
        }
    }
}
