package org.tbimage.core.engine;

import java.time.Clock;
import org.tbimage.action.ActionContext;
import org.tbimage.action.Cancellation;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.Codec;
import org.tbimage.provider.Providers;

/**
 * What all work needs, whatever it is: how many workers, who listens, who may stop it, how frames are decoded.
 *
 * @param machine name of this machine, or its address, for the mark of a half-restored disk
 */
public record EngineContext(
        int workers,
        ProgressListener progress,
        Cancellation cancellation,
        Clock clock,
        Providers<Codec> codecs,
        String machine) {
    /** Of a machine whose name does not matter. */
    public EngineContext(
            int workers, ProgressListener progress, Cancellation cancellation, Clock clock, Providers<Codec> codecs) {
        this(workers, progress, cancellation, clock, codecs, "unknown");
    }

    /** Takes it from a running action. */
    public static EngineContext of(ActionContext action) {
        return new EngineContext(
                action.workers(),
                action.progress(),
                action.cancellation(),
                action.clock(),
                action.codecs(),
                action.machine());
    }
}
