package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;

/** The time from the start of a process to its first effect and to its end. */
record KillSpan(int effectMillis, int endMillis) {
    static KillSpan measure(Launch program, KillWay.Sight firstEffect) throws Exception {
        long begun = System.nanoTime();
        Process process = firstEffect.startAndWait(program);
        int effect = millisSince(begun);
        String ended = Child.end(process);
        int end = millisSince(begun);
        assertThat(ended).startsWith("0 ");
        return new KillSpan(effect, end);
    }

    private static int millisSince(long nanos) {
        return Math.toIntExact(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos));
    }

    @Override
    public String toString() {
        return effectMillis + " to " + endMillis + " ms";
    }
}
