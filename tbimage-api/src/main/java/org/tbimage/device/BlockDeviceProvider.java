package org.tbimage.device;

import java.io.IOException;
import java.util.List;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.provider.Named;
import org.tbimage.value.Location;

/**
 * Opens devices of one kind. Its name is the scheme of their locations: {@code linux:/dev/sdb}, {@code file:/srv/x.img},
 * {@code memory:scratch?size=67108864}. Safe for many threads.
 */
public interface BlockDeviceProvider extends Named {
    /** {@link #suitability} of what can't be opened. */
    int UNSUITABLE = 0;

    /** {@link #suitability} of what can be opened in a way that works everywhere. */
    int PORTABLE = 10;

    /** {@link #suitability} of what can be opened with all that the operating system offers. */
    int NATIVE = 20;

    /** {@return one line for a list of providers} */
    String summary();

    /**
     * Tells how well this provider suits a path that a user gave without a scheme. Touches nothing.
     *
     * @param path a path, which may lead nowhere
     * @return {@link #UNSUITABLE}, {@link #PORTABLE} or {@link #NATIVE}; the greatest wins
     */
    int suitability(String path);

    /**
     * Opens what is there. The caller closes it.
     *
     * @param location where; the scheme is this provider's name
     * @param mode what for
     * @return the device
     * @throws IllegalArgumentException if the location has an unknown option
     * @throws ImagingException with {@link Problem#NO_SUCH_DEVICE}, {@link Problem#NOT_A_BLOCK_DEVICE},
     *     {@link Problem#NO_PERMISSION}, or, to write, {@link Problem#TARGET_IN_USE} or
     *     {@link Problem#TARGET_READ_ONLY}
     * @throws IOException if the operating system fails otherwise
     */
    BlockDevice open(Location location, OpenMode mode) throws IOException;

    /**
     * Tells whether {@link #create} can make a device there: nothing is there yet, or an empty file. By default it
     * can't.
     *
     * @param location where; the scheme is this provider's name
     * @return whether it can
     */
    default boolean canCreate(Location location) {
        return false;
    }

    /**
     * Makes a device where {@link #canCreate} says so, full of zeros, and opens it to write. The caller closes it.
     *
     * @param location where; the scheme is this provider's name
     * @param size in bytes
     * @return the device
     * @throws ImagingException with {@link Problem#NO_SUCH_DEVICE} if this provider makes none
     * @throws IOException if it can't be made
     */
    default BlockDevice create(Location location, long size) throws IOException {
        throw new ImagingException(
                Problem.NO_SUCH_DEVICE,
                location + ": there is no such device",
                "check the name; list the devices of this machine to see what there is");
    }

    /**
     * Lists the devices that this machine has. By default none can be listed.
     *
     * @return what they say of themselves, in order of their names
     * @throws IOException if the operating system can't tell
     */
    default List<DeviceInfo> list() throws IOException {
        return List.of();
    }
}
