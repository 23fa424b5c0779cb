package org.tbimage.testkit.schedule;

/** Makes one number of many values, so that states can be compared by their numbers. */
final class Mix {
    private static final long ODD = 0x9E3779B97F4A7C15L;
    private static final long OTHER_ODD = 0xD6E8FEB86659FD93L;

    private Mix() {}

    static long of(long before, Object value) {
        return of(before, (long) value.hashCode());
    }

    /** The result depends on the order of the values, and differs from {@code before} also for the value 0. */
    static long of(long before, long value) {
        long mixed = (before + ODD) ^ (value * OTHER_ODD);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
