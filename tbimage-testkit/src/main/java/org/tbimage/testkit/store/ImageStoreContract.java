package org.tbimage.testkit.store;

/**
 * What every {@link org.tbimage.store.ImageStore} promises, as tests. A test of an implementation extends this, and gives
 * the {@linkplain ImageStoreFixture#open store} and {@linkplain ImageStoreFixture#codec any codec}.
 */
public abstract class ImageStoreContract
        implements ImagePublishingContract,
                ImageDetailsContract,
                ImageSharingContract,
                ImageListingContract,
                ImageNotesContract,
                ImagePropertiesContract,
                ImageCopyContract,
                ImageReuseContract {
    /** Called by the test class. */
    protected ImageStoreContract() {}
}
