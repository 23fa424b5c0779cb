package org.tbimage.testbox.disk;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Starts a program and kills it (SIGKILL) at some moment, unless it ends before. */
interface KillWay {
    void kill(Launch program) throws Exception;

    /** Kills some milliseconds after a visible effect. */
    static KillWay soonAfter(Sight sight, int millis) {
        return program -> kill(sight.startAndWait(program), millis);
    }

    /**
     * At any moment of a run, of which it is known how long it takes: half of the kills anywhere in it, half of them between
     * its first effect and its end, since most of a short run is the start of Java.
     */
    static KillWay anywhere(KillSpan span, Random random) {
        int from = random.nextBoolean() ? 0 : span.effectMillis();
        int millis = from + random.nextInt(span.endMillis() - from + 1);
        return program -> kill(program.start(), millis);
    }

    private static void kill(Process process, int millis) throws InterruptedException {
        process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
    }

    /** Returns at a visible effect of a program, or at its end. */
    interface Sight {
        Process startAndWait(Launch program) throws Exception;
    }
}
