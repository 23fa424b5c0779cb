package org.tbimage.testkit.watch;

import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.tbimage.codec.Codec;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.BlobStore;
import org.tbimage.store.ImageStore;

/**
 * Knows what is open: devices, media, blobs being written or read, stores, images, encoders, decoders and threads. As an
 * extension of JUnit it fails a test that leaves something open; a test may also ask by itself. Safe for many threads.
 *
 * <pre>{@code
 * @RegisterExtension
 * final ResourceWatch watch = new ResourceWatch();
 * }</pre>
 */
public final class ResourceWatch implements BeforeEachCallback, AfterEachCallback {
    private final OpenThings open = new OpenThings();
    private ThreadCensus threads = ThreadCensus.take();

    /** Watches nothing yet; threads that are alive now are nobody's fault. */
    public ResourceWatch() {}

    /**
     * Watches a device that was just opened.
     *
     * @param device the device, closed with the new one
     * @return the device, counted as open until it is closed
     */
    public BlockDevice device(BlockDevice device) {
        return new WatchedDevice(open, device);
    }

    /**
     * Watches a medium that was just opened, its writers and its streams.
     *
     * @param medium the medium, closed with the new one
     * @return the medium, counted as open until it is closed
     */
    public BlobStore medium(BlobStore medium) {
        return new WatchedMedium(open, medium);
    }

    /**
     * Watches a store that was just opened, its readers, cursors and writers.
     *
     * @param store the store, closed with the new one
     * @return the store, counted as open until it is closed
     */
    public ImageStore store(ImageStore store) {
        return new WatchedStore(open, store);
    }

    /**
     * Watches the encoders, decoders and streams of a codec.
     *
     * @param codec the codec
     * @return the codec; what it makes is counted as open until it is closed
     */
    public Codec codec(Codec codec) {
        return new WatchedCodec(open, codec);
    }

    /**
     * Tells what is open. Threads that are about to end are waited for.
     *
     * @return one line each: what it is, and where it was opened; threads with their names
     */
    public List<String> stillOpen() {
        List<String> found = open.describe();
        found.addAll(threads.newcomers());
        return found;
    }

    /**
     * Fails if something is open.
     *
     * @throws AssertionError with all of it
     */
    public void assertNothingOpen() {
        List<String> found = stillOpen();
        if (!found.isEmpty()) {
            throw new AssertionError("still open: " + String.join("\n  ", found));
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        threads = ThreadCensus.take();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertNothingOpen();
    }
}
