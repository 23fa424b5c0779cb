package org.tbimage.testkit.store;

import java.io.IOException;
import org.tbimage.codec.Codec;
import org.tbimage.store.ImageStore;

/** What the contract needs from a test of a store. */
public interface ImageStoreFixture {
    /**
     * Opens the store, empty at the first call of a test, and the same one at later calls of it.
     *
     * @return the store; whoever asked closes it
     * @throws IOException if it can't be opened
     */
    ImageStore open() throws IOException;

    /** {@return any codec, which makes the frames} */
    Codec codec();

    /** {@return images to write into the store} */
    default SampleImages samples() {
        return new SampleImages(codec());
    }
}
