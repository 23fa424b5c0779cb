package org.tbimage.core.engine.compare;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tbimage.action.Cancellation;
import org.tbimage.core.job.ContentChanges;
import org.tbimage.store.ImageReader.EntryCursor;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.store.TableEntry.Zeros;

/**
 * Compares two chunk tables entry by entry. Two chunks are equal if they are the same bytes of the disk and have the same
 * digest. Where the two disks are cut into other chunks, all that is not zero in both counts as changed.
 *
 * @param older the entries of the older image; the caller closes them
 * @param newer the entries of the newer image; the caller closes them
 * @param cancellation stops the comparison
 */
public record TableComparison(EntryCursor older, EntryCursor newer, Cancellation cancellation) {
    /** Reads both tables once, to their ends. */
    public ContentChanges run() throws IOException {
        ChangedRanges changed = new ChangedRanges();
        TableEntry before = older.next();
        TableEntry after = newer.next();
        long at = 0;
        while (before != null || after != null) {
            cancellation.check();
            long end = Math.min(end(before), end(after));
            if (!isSame(before, after)) {
                changed.add(at, end);
            }
            at = end;
            before = end(before) == at ? older.next() : before;
            after = end(after) == at ? newer.next() : after;
        }
        return changed.finish();
    }

    private static long end(@Nullable TableEntry entry) {
        return entry == null ? Long.MAX_VALUE : entry.range().end();
    }

    private static boolean isSame(@Nullable TableEntry before, @Nullable TableEntry after) {
        if (before instanceof Chunk one && after instanceof Chunk other) {
            return one.range().equals(other.range()) && one.digest().equals(other.digest());
        }
        return before instanceof Zeros && after instanceof Zeros;
    }
}
