package org.tbimage.store;

import java.time.Instant;

/**
 * A blob in a listing.
 *
 * @param key its key
 * @param length its length, in bytes
 * @param modified when it was written, by the clock of the blob store, to the second or finer; for ages only within one store
 */
public record BlobInfo(String key, long length, Instant modified) {}
