package org.tbimage.testkit.fault;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.store.FilterBlobStore;

/** A medium whose lists are wrong without a word, against its contract: those of a careless cache or server. */
public final class WrongListings extends FilterBlobStore {
    private final boolean stale;
    private final Map<String, List<String>> first = new ConcurrentHashMap<>();

    private WrongListings(BlobStore medium, boolean stale) {
        super(medium);
        this.stale = stale;
    }

    /**
     * A medium that gives for each prefix what it gave the first time.
     *
     * @param medium the medium behind, closed with the new one
     * @return the medium
     */
    public static BlobStore stale(BlobStore medium) {
        return new WrongListings(medium, true);
    }

    /**
     * A medium that gives the first half of each list.
     *
     * @param medium the medium behind, closed with the new one
     * @return the medium
     */
    public static BlobStore shortened(BlobStore medium) {
        return new WrongListings(medium, false);
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        List<String> now = super.list(prefix);
        if (!stale) {
            return now.subList(0, now.size() / 2);
        }
        List<String> before = first.putIfAbsent(prefix, now);
        return before == null ? now : before;
    }
}
