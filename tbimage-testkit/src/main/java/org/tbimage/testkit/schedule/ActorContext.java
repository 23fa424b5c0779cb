package org.tbimage.testkit.schedule;

import java.time.Instant;
import org.tbimage.store.BlobStore;

/** What an {@link Actor} works with. */
public interface ActorContext {
    /** {@return the store of this process; for one thread} */
    BlobStore store();

    /** {@return the time by the clock of this machine, which may be wrong} */
    Instant now();
}
