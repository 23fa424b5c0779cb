package org.tbimage.testkit.device;

import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the contract needs from a test of a device. */
public interface DeviceFixture {
    /**
     * Makes something new to be opened, full of zeros.
     *
     * @param shape what it looks like
     * @return the specimen; the contract closes it
     * @throws IOException if it can't be made
     */
    DeviceUnderTest specimen(DeviceShape shape) throws IOException;

    /**
     * The sector sizes there are. By default none: {@code 1}.
     *
     * @return the sizes in bytes
     */
    default List<Integer> sectors() {
        return List.of(1);
    }

    /**
     * All shapes that are tested: by default every sector size with one sector, sizes around the chunk of 1 MiB, and one
     * that is no multiple of 4 KiB where sectors are smaller (T10).
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
