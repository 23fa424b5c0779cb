package org.tbimage.testkit.device;

import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Methods that the contract needs from the test of a device. */
public interface DeviceFixture {
    /**
     * Creates a new device under test, full of zeros.
     *
     * @param shape size and sector size
     * @return the device under test; the contract closes it
     * @throws IOException if it cannot be created
     */
    DeviceUnderTest deviceUnderTest(DeviceShape shape) throws IOException;

    /**
     * Returns the sector sizes to test. The default is {@code 1}: no sectors.
     *
     * @return the sector sizes in bytes
     */
    default List<Integer> sectors() {
        return List.of(1);
    }

    /**
     * Returns the shapes to test. The default is, for each sector size: one sector, sizes around 1 MiB, and a size that
     * is not a multiple of 4 KiB if sectors are smaller (T10).
     *
     * @return the shapes
     */
    default Stream<DeviceShape> shapes() {
        long chunk = 1 << 20;
        return sectors().stream()
                .flatMap(sector -> LongStream.of(sector, chunk - sector, chunk, chunk + sector, 2 * chunk + 7L * sector)
                        .mapToObj(size -> new DeviceShape(size, sector)));
    }
}
