package org.tbimage.testbox.command;

import java.util.Map;
import org.tbimage.core.RunOptions;

/**
 * How many workers there are unless the user says so: one for each processor, but no more than fit into the memory that
 * the start script allows. Each holds some four chunks, and a machine with many processors must not fail for that.
 */
final class DefaultWorkers {
    /** More make nothing faster but the slowest levels, for which the user may ask for more. */
    static final int MOST = 16;

    private static final String CHUNK_SIZE = "chunk-size";
    private static final long USUAL_CHUNK = 1 << 20;
    private static final long MOST_IN_WORK = 32 << 20;

    private DefaultWorkers() {}

    static int of(Map<String, String> settings, int processors) {
        long fitting = Math.max(1, MOST_IN_WORK / Math.max(USUAL_CHUNK, chunkSize(settings)));
        return (int) Math.min(Math.min(processors, MOST), fitting);
    }

    /** What the user gave; whether it is any good is the action's business. */
    private static long chunkSize(Map<String, String> settings) {
        String text = settings.getOrDefault(CHUNK_SIZE, "");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : USUAL_CHUNK;
    }

    /** The same, of this machine. */
    static int of(Map<String, String> settings) {
        return of(settings, RunOptions.defaults().workers());
    }
}
