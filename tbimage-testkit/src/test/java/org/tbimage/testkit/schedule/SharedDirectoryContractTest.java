package org.tbimage.testkit.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.store.BlobStoreContract;

/** The contract for blobs in a directory of a server in memory. */
class SharedDirectoryContractTest extends BlobStoreContract {
    private final SharedDirectory directory = new SharedDirectory(Instant.now());

    @Override
    public BlobStore open() {
        return directory.client();
    }

    /** The hidden file is gone, as after a sweep. */
    @Override
    public boolean revoke(String key) {
        assertThat(directory.unlink(HiddenNames.claim(key))).isTrue();
        return true;
    }
}
