package org.tbimage.testkit.fault;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.store.FilterBlobStore;

/** A medium whose streams give a few bytes at a time, as those of a network do, and as every reader must expect. */
public final class DribblingMedium extends FilterBlobStore {
    private final int most;

    /**
     * Stands before a medium, and closes it when closed itself.
     *
     * @param medium the medium behind
     * @param most how many bytes a stream gives at most, 1 or more
     */
    public DribblingMedium(BlobStore medium, int most) {
        super(medium);
        this.most = most;
    }

    @Override
    public InputStream stream(String key) throws IOException {
        return new FilterInputStream(super.stream(key)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, most));
            }
        };
    }
}
