package org.tbimage.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** MiB that went through, which JMH divides by the time. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class Moved {
    /** Content of the disk, counted since the iteration began. */
    public double mib;

    /** Of that what frames hold; nothing where no frames are made. */
    public double frameMib;

    /** At nothing. */
    public Moved() {}

    /** Counts bytes of content. */
    void content(long bytes) {
        mib += (double) bytes / (1 << 20);
    }

    /** Counts bytes of frames. */
    void frame(long bytes) {
        frameMib += (double) bytes / (1 << 20);
    }
}
