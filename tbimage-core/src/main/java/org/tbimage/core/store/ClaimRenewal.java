package org.tbimage.core.store;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tbimage.store.BlobStore;
import org.tbimage.value.ImageRef;

/**
 * Keeps the claim of a writer however long it works, also while its disk gives nothing to write: without it, another backup of
 * the same disk would take the writer for dead after two hours. A renewal that fails is tried again a period later, so that a
 * server may be away for a while. Ends when closed.
 */
final class ClaimRenewal implements Closeable {
    /** A dozen tries before a claim counts as abandoned. */
    static final Duration PERIOD = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(ClaimRenewal.class);

    private final ImageRef ref;
    private final List<BlobStore.Sink> claims;
    private final AtomicBoolean warned = new AtomicBoolean();
    private final Runnable end;

    ClaimRenewal(ImageRef ref, List<BlobStore.Sink> claims, Heartbeat heartbeat) {
        this.ref = ref;
        this.claims = List.copyOf(claims);
        this.end = heartbeat.every(PERIOD, this::renew);
    }

    private void renew() {
        for (BlobStore.Sink sink : claims) {
            try {
                sink.renew();
            } catch (IOException | RuntimeException e) {
                warn(e); // thrown out of here, it would end all further renewals
            }
        }
    }

    private void warn(Exception e) {
        if (!warned.getAndSet(true)) {
            LOG.warn(
                    "the claim of the writer of {} could not be renewed and is tried again every {} minutes: {}",
                    ref,
                    PERIOD.toMinutes(),
                    e.toString());
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
