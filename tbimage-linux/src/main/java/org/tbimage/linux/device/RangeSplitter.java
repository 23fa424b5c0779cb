package org.tbimage.linux.device;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.tbimage.value.ByteRange;

/** Splits a range into pieces of limited length. The last piece may be shorter. */
final class RangeSplitter {
    private RangeSplitter() {}

    static Iterable<ByteRange> of(ByteRange range, long limit) {
        return () -> new Iterator<>() {
            private long at = range.offset();

            @Override
            public boolean hasNext() {
                return at < range.end();
            }

            @Override
            public ByteRange next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                ByteRange piece = new ByteRange(at, Math.min(limit, range.end() - at));
                at = piece.end();
                return piece;
            }
        };
    }
}
