package org.tbimage.action;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.tbimage.codec.Codec;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.provider.Providers;
import org.tbimage.store.ImageStore;

/**
 * All that an action may touch. It owns what it opens, and closes it when the action has ended, last opened first. For
 * the action's own thread, but for {@link #progress} and {@link #cancellation}, which are for any.
 */
public interface ActionContext {
    /**
     * The value of a setting.
     *
     * @param parameter name of one of the action's parameters
     * @return the value given, or its fallback, or empty
     */
    Optional<String> value(String parameter);

    /**
     * Opens the store that a setting names.
     *
     * @param parameter name of one of the action's parameters
     * @return the store
     * @throws org.tbimage.problem.ImagingException if the setting is missing, or the store is
     * @throws IOException if the blob store fails
     */
    ImageStore store(String parameter) throws IOException;

    /**
     * Opens the device that a setting names.
     *
     * @param parameter name of one of the action's parameters
     * @param mode what for
     * @return the device
     * @throws org.tbimage.problem.ImagingException if the setting is missing, or the device can't be opened
     * @throws IOException if the operating system fails
     */
    BlockDevice device(String parameter, OpenMode mode) throws IOException;

    /**
     * Opens the device that a setting names, to write; makes a file of zeros if it names one that is not there. With
     * {@link OpenMode#READ} nothing is made: an empty stand-in of that size is given, for a plan.
     *
     * @param parameter name of one of the action's parameters
     * @param mode what for
     * @param size of what is made, in bytes
     * @return the device
     * @throws org.tbimage.problem.ImagingException if the setting is missing, or the device can't be opened
     * @throws IOException if the operating system fails
     */
    BlockDevice target(String parameter, OpenMode mode, long size) throws IOException;

    /** {@return the codecs there are} */
    Providers<Codec> codecs();

    /** {@return how many chunks to work on at once, 1 or more} */
    int workers();

    /** {@return the receiver of the progress events} */
    ProgressListener progress();

    /** {@return the cancellation of this run} */
    Cancellation cancellation();

    /** {@return the time} */
    Clock clock();

    /** {@return name of the machine, or its address, to be kept in manifests} */
    String machine();
}
