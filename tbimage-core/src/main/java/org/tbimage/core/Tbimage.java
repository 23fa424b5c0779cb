package org.tbimage.core;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tbimage.action.Action;
import org.tbimage.action.Outcome;
import org.tbimage.codec.Codec;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.run.ActionRun;
import org.tbimage.core.run.DeviceOpener;
import org.tbimage.core.run.Installed;
import org.tbimage.core.run.Settings;
import org.tbimage.core.version.LibraryVersion;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.OpenMode;
import org.tbimage.provider.Providers;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageStoreProvider;
import org.tbimage.value.Location;

/**
 * What is installed, and the way to use it. Made once, safe for many threads, needs no closing. Typed:
 *
 * <pre>{@code
 * Tbimage tbimage = Tbimage.discover();
 * try (ImageStore store = tbimage.openStore("dir:/mnt/testbox-backup");
 *         BlockDevice disk = tbimage.openDevice("/dev/sda", OpenMode.READ)) {
 *     ImageName name = ImageName.parse("10.40.41.42/sda");
 *     BackupRequest request = BackupRequest.of(disk, store, name, tbimage.codecs().get("zstd"));
 *     BackupResult result = new Backup(tbimage.jobContext(RunOptions.defaults()), request).run();
 * }
 * }</pre>
 *
 * <p>By words, as a command line has them:
 *
 * <pre>{@code
 * tbimage.run("backup", Map.of("store", "dir:/mnt/testbox-backup", "image", "10.40.41.42/sda", "device", "/dev/sda"));
 * }</pre>
 */
public final class Tbimage {
    private final Installed installed;
    private final DeviceOpener opener;

    private Tbimage(Installed installed) {
        this.installed = installed;
        this.opener = new DeviceOpener(installed.devices());
    }

    /**
     * Finds all providers on the class path and the module path. {@link Providers#broken} lists those that cannot be used.
     *
     * @return what is installed
     */
    public static Tbimage discover() {
        return discover(List.of());
    }

    /**
     * Finds all providers on the class path and the module path, and those of plug-ins.
     *
     * @param plugins the class loaders of plug-ins, each with a {@linkplain ClassLoader#getName() name} for messages; of
     *     each, only the classes that it defines itself count
     * @return what is installed
     */
    public static Tbimage discover(List<? extends ClassLoader> plugins) {
        return new Tbimage(Installed.discover(plugins));
    }

    /**
     * Name and version of this library, as manifests record it.
     *
     * @return {@code tbimage 1.2.3}, or {@code tbimage development} where no build has made it
     */
    public static String version() {
        return LibraryVersion.named();
    }

    /** {@return the actions, by name} */
    public Providers<Action> actions() {
        return installed.actions();
    }

    /** {@return the codecs, by name} */
    public Providers<Codec> codecs() {
        return installed.codecs();
    }

    /** {@return the kinds of device, by the scheme of their locations} */
    public Providers<BlockDeviceProvider> devices() {
        return installed.devices();
    }

    /** {@return the kinds of store, by the scheme of their locations; every blob store is one} */
    public Providers<ImageStoreProvider> stores() {
        return installed.stores();
    }

    /**
     * Runs an action with {@linkplain RunOptions#defaults default options}.
     *
     * @param action its name
     * @param settings its settings, by the names of its parameters
     * @return how it went
     * @throws IOException as {@link #run(String, Map, RunOptions)}
     */
    public Outcome run(String action, Map<String, String> settings) throws IOException {
        return run(action, settings, RunOptions.defaults());
    }

    /**
     * Runs an action to its end; everything it opened is then closed.
     *
     * @param action its name
     * @param settings its settings, by the names of its parameters
     * @param options how to run it
     * @return how it went
     * @throws org.tbimage.problem.ImagingException where the user can do something about it; its
     *     {@link org.tbimage.problem.Problem} names what went wrong
     * @throws IOException if anything else failed
     */
    public Outcome run(String action, Map<String, String> settings, RunOptions options) throws IOException {
        Action found = installed.actions().get(action);
        try (ActionRun run = new ActionRun(installed, opener, Settings.of(found, settings), options)) {
            return found.run(run);
        }
    }

    /**
     * Makes the context of typed jobs, such as {@link org.tbimage.core.engine.Backup}.
     *
     * @param options how to run them
     * @return the context, with the installed codecs
     */
    public JobContext jobContext(RunOptions options) {
        return new JobContext(
                options.workers(),
                options.progress(),
                options.cancellation(),
                options.clock(),
                installed.codecs(),
                options.machine());
    }

    /**
     * Opens a store. The caller closes it.
     *
     * @param location {@code scheme:path}, or a path of a directory
     * @return the store
     * @throws IOException if it can't be opened; mostly an {@link org.tbimage.problem.ImagingException}
     */
    public ImageStore openStore(String location) throws IOException {
        Location where = Settings.parse("store", location, text -> Location.parse(text, Installed.DEFAULT_STORE));
        ImageStoreProvider provider = installed.stores().get(where.scheme());
        return provider.open(where);
    }

    /**
     * Opens a device. The caller closes it.
     *
     * @param location {@code scheme:path}, or a path of a block device or regular file
     * @param mode what for
     * @return the device
     * @throws IOException if it can't be opened; mostly an {@link org.tbimage.problem.ImagingException}
     */
    public BlockDevice openDevice(String location, OpenMode mode) throws IOException {
        return opener.open(location, mode, Optional.empty());
    }
}
