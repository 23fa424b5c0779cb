package org.tbimage.device;

import java.io.IOException;
import java.util.List;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.provider.Named;
import org.tbimage.value.Location;

/**
 * Opens devices of one kind. The {@linkplain #name name} is the scheme of their locations: {@code linux:/dev/sdb},
 * {@code file:/srv/x.img}, {@code memory:scratch?size=67108864}.
 *
 * <p>All methods are safe for use by many threads. The class {@code DeviceProviderContract} of the module {@code
 * tbimage-testkit} tests these promises.
 */
public interface BlockDeviceProvider extends Named {
    /** Result of {@link #suitability}: the provider cannot open the path. */
    int UNSUITABLE = 0;

    /** Result of {@link #suitability}: the provider opens the path by means that every operating system has. */
    int PORTABLE = 10;

    /** Result of {@link #suitability}: the provider opens the path with all features of the operating system. */
    int NATIVE = 20;

    /** {@return a description in one line, for a list of providers} */
    String summary();

    /**
     * Rates how well this provider suits a path that the user gave without a scheme. Opens nothing and changes nothing.
     * Never throws.
     *
     * @param path a path; there may be nothing at it
     * @return {@link #UNSUITABLE}, {@link #PORTABLE} or {@link #NATIVE}; the provider with the greatest value opens the
     *     path
     */
    int suitability(String path);

    /**
     * Opens a device. The caller closes it.
     *
     * @param location location of the device; its scheme is the name of this provider
     * @param mode whether to read only, or to read and write
     * @return the open device
     * @throws ImagingException with {@link Problem#BAD_SETTING} if the location has an unknown option or an invalid value;
     *     see {@link Location#bad}
     * @throws ImagingException with {@link Problem#NO_SUCH_DEVICE} if nothing is there, {@link
     *     Problem#NOT_A_BLOCK_DEVICE} if something else is there, {@link Problem#NO_PERMISSION}, or, to write, {@link
     *     Problem#TARGET_IN_USE} or {@link Problem#TARGET_READ_ONLY}
     * @throws IOException if the operating system fails in another way
     */
    BlockDevice open(Location location, OpenMode mode) throws IOException;

    /**
     * Returns whether {@link #create} can create a device at a location: nothing is there yet, or an empty file. The
     * default returns false.
     *
     * @param location location of the device; its scheme is the name of this provider
     * @return whether {@link #create} can succeed
     */
    default boolean canCreate(Location location) {
        return false;
    }

    /**
     * Creates a device full of zeros, and opens it for writing. The caller closes it. Call it only if {@link
     * #canCreate} returns true. If it fails, nothing is left behind. The default throws {@link Problem#NO_SUCH_DEVICE}.
     *
     * @param location location of the device; its scheme is the name of this provider
     * @param size size in bytes
     * @return the open device
     * @throws ImagingException with {@link Problem#NO_SUCH_DEVICE} if this provider cannot create devices
     * @throws IOException if the device cannot be created
     */
    default BlockDevice create(Location location, long size) throws IOException {
        throw new ImagingException(
                Problem.NO_SUCH_DEVICE,
                location + ": there is no such device",
                "check the name; list the devices of this machine to see what there is");
    }

    /**
     * Lists the devices of this machine. The default returns an empty list.
     *
     * @return the descriptions of the devices, sorted by name
     * @throws IOException if the operating system cannot list its devices
     */
    default List<DeviceInfo> list() throws IOException {
        return List.of();
    }
}
