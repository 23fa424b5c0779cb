package org.tbimage.testkit.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import org.junit.jupiter.api.Test;
import org.tbimage.device.OpenMode;

class PatternDeviceTest {
    @Test
    void everyByteIdentifiesItsOffset() throws IOException {
        try (PatternDevice device = new PatternDevice(new DeviceShape(8L << 40, 512), 5)) {
            ByteBuffer bytes = ByteBuffer.allocate(1024);
            long far = (7L << 40) + 512;
            device.read(far, bytes);
            assertThat(Patterns.firstDifference(bytes.flip(), far, 5)).isEqualTo(-1);
            assertThatThrownBy(() -> device.write(0, bytes)).isInstanceOf(NonWritableChannelException.class);
            assertThatThrownBy(() -> device.read(8L << 40, ByteBuffer.allocate(512)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void throwsAfterClosing() {
        PatternDevice device = new PatternDevice(new DeviceShape(512, 512), 5);
        device.close();
        assertThatThrownBy(device::flush).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void unalignedTransfersAreRejected() throws IOException {
        ArrayUnderTest subject = new ArrayUnderTest(new DeviceShape(8192, 512));
        try (AlignedOnlyDevice device = new AlignedOnlyDevice(subject.open(OpenMode.WRITE), 4096)) {
            device.write(4096, ByteBuffer.allocate(4096));
            assertThatThrownBy(() -> device.write(512, ByteBuffer.allocate(4096)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Invalid argument");
            assertThatThrownBy(() -> device.read(0, ByteBuffer.allocate(512))).isInstanceOf(IOException.class);
        }
    }
}
