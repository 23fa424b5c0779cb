package org.tbimage.testkit.store;

/**
 * What every {@link org.tbimage.store.BlobStore} promises, as tests. A test of an implementation extends this and gives
 * the {@linkplain BlobStoreFixture#open blob store}.
 */
public abstract class BlobStoreContract
        implements BlobWritingContract,
                BlobContentContract,
                BlobReadingContract,
                BlobListingContract,
                BlobSharingContract,
                BlobLinkContract,
                BlobRaceContract,
                BlobClaimContract {
    /** Called by the test class. */
    protected BlobStoreContract() {}
}
