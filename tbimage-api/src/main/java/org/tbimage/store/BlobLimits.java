package org.tbimage.store;

/**
 * What a blob store can do at once, so that a caller uses it well. Hints only: a store works with any number of requests of
 * any size.
 *
 * @param requests how many requests to have in flight at most, 1 or more
 * @param usefulRead smallest read that is worth a request, in bytes, 1 or more; smaller reads should be joined
 */
public record BlobLimits(int requests, int usefulRead) {
    /** Of a local disk or memory: many requests, of any size. */
    public static final BlobLimits LOCAL = new BlobLimits(64, 1);

    /** Checks both numbers. */
    public BlobLimits {
        if (requests < 1 || usefulRead < 1) {
            throw new IllegalArgumentException("bad limits: requests=" + requests + " usefulRead=" + usefulRead);
        }
    }
}
