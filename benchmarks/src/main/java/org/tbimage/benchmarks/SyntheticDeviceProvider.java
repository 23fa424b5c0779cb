package org.tbimage.benchmarks;

import org.tbimage.device.BlockDevice;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.OpenMode;
import org.tbimage.problem.ImagingException;
import org.tbimage.value.Location;

/** Opens disks that never wait: {@code synthetic:NAME?size=BYTES&blank=true&changed=true}. */
public final class SyntheticDeviceProvider implements BlockDeviceProvider {
    /** Made by {@link java.util.ServiceLoader}. */
    public SyntheticDeviceProvider() {}

    @Override
    public String name() {
        return "synthetic";
    }

    @Override
    public String summary() {
        return "a disk that never waits, for benchmarks: synthetic:NAME?size=BYTES&blank=true&changed=true";
    }

    @Override
    public int suitability(String path) {
        return UNSUITABLE;
    }

    @Override
    public BlockDevice open(Location location, OpenMode mode) throws ImagingException {
        return SyntheticDevice.open(location);
    }
}
