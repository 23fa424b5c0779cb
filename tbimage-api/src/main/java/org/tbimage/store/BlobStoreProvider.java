package org.tbimage.store;

import java.io.IOException;
import org.tbimage.provider.Named;
import org.tbimage.value.Location;

/**
 * Opens blob stores. Its name is the scheme of their locations: {@code dir:/mnt/testbox-backup}, {@code memory:scratch}.
 * Every blob store is an image store as well. Safe for many threads.
 */
public interface BlobStoreProvider extends Named {
    /** {@return one line for a list of stores} */
    String summary();

    /**
     * Opens a blob store. The caller closes it.
     *
     * @param location where; the scheme is this provider's name
     * @return the blob store
     * @throws org.tbimage.problem.ImagingException with {@link org.tbimage.problem.Problem#BAD_SETTING} if the location has
     *     an unknown option; see {@link Location#bad}
     * @throws org.tbimage.problem.ImagingException with {@link org.tbimage.problem.Problem#NO_SUCH_STORE} if it is not
     *     there
     * @throws IOException if the blob store fails
     */
    BlobStore open(Location location) throws IOException;
}
