package org.tbimage.store;

import java.io.IOException;
import org.tbimage.provider.Named;
import org.tbimage.value.Location;

/**
 * Opens stores that keep images in a way of their own. Its name is the scheme of their locations. A new place for
 * ordinary images needs only a {@link BlobStoreProvider}. Safe for many threads.
 */
public interface ImageStoreProvider extends Named {
    /** {@return one line for a list of stores} */
    String summary();

    /**
     * Opens a store. The caller closes it.
     *
     * @param location where; the scheme is this provider's name
     * @return the store
     * @throws org.tbimage.problem.ImagingException with {@link org.tbimage.problem.Problem#BAD_SETTING} if the location has
     *     an unknown option; see {@link Location#bad}
     * @throws org.tbimage.problem.ImagingException with {@link org.tbimage.problem.Problem#NO_SUCH_STORE} if it is not
     *     there
     * @throws IOException if the blob store fails
     */
    ImageStore open(Location location) throws IOException;
}
