package org.tbimage.core.job;

import java.time.Clock;
import org.tbimage.action.ActionContext;
import org.tbimage.action.Cancellation;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.Codec;
import org.tbimage.provider.Providers;

/**
 * What every job needs.
 *
 * @param workers how many chunks to work on at once, 1 or more
 * @param progress receives the progress events
 * @param cancellation stops the job
 * @param clock gives the time of the image
 * @param codecs decode the frames
 * @param machine name of this machine, or its address, for manifests and for the mark of a half-restored disk
 */
public record JobContext(
        int workers,
        ProgressListener progress,
        Cancellation cancellation,
        Clock clock,
        Providers<Codec> codecs,
        String machine) {
    /**
     * Takes it from a running action.
     *
     * @param action the context of the action
     * @return the same for a job
     */
    public static JobContext of(ActionContext action) {
        return new JobContext(
                action.workers(),
                action.progress(),
                action.cancellation(),
                action.clock(),
                action.codecs(),
                action.machine());
    }
}
