package org.tbimage.benchmarks;

import java.io.IOException;
import java.util.Map;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tbimage.action.Outcome;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;

/**
 * Whole actions between a disk and a medium that never wait, so that nothing but the pipeline limits them (S11). Look at the
 * counter {@code mib}: MiB of disk a second.
 */
@State(Scope.Benchmark)
public class PipelineBenchmark {
    private static final String IMAGE = "10.40.41.42/sda";

    /** Workers; more than there are processors should cost nothing. */
    @Param({"1", "2", "4"})
    public int workers;

    /** Size of the disk, in MiB. */
    @Param("512")
    public int disk;

    /** Name of the codec; its standard level is taken. */
    @Param("zstd")
    public String codec;

    private final Tbimage tbimage = Tbimage.discover();
    private RunOptions options;
    private String full;
    private String kept;

    /** Ready for the set-up. */
    public PipelineBenchmark() {}

    /**
     * Makes the image that is restored.
     *
     * @throws IOException if that fails
     */
    @Setup(Level.Trial)
    public void makeImage() throws IOException {
        options = RunOptions.defaults().withWorkers(workers);
        full = "synthetic:full?size=" + ((long) disk << 20);
        kept = "memory:" + workers + "-" + disk + "-" + codec + "-" + System.nanoTime();
        backup(kept);
    }

    private Outcome backup(String store) throws IOException {
        Map<String, String> settings = Map.of("store", store, "image", IMAGE, "codec", codec, "device", full);
        return tbimage.run("backup", settings, options);
    }

    private Outcome restore(String device) throws IOException {
        Map<String, String> settings = Map.of("store", kept, "image", IMAGE, "no-read-back", "true", "device", device);
        return tbimage.run("restore", settings, options);
    }

    /**
     * Reads, tests, hashes and compresses a disk.
     *
     * @param moved counts
     * @return what was done
     * @throws IOException if that fails
     */
    @Benchmark
    public Outcome backup(Moved moved) throws IOException {
        moved.mib += disk;
        return backup("forgetful:store");
    }

    /**
     * Expands, checks and writes a whole disk.
     *
     * @param moved counts
     * @return what was done
     * @throws IOException if that fails
     */
    @Benchmark
    public Outcome restoreOntoBlank(Moved moved) throws IOException {
        moved.mib += disk;
        return restore(full + "&blank=true");
    }

    /**
     * Compares a disk with an image that it is equal to.
     *
     * @param moved counts
     * @return what was done
     * @throws IOException if that fails
     */
    @Benchmark
    public Outcome restoreOntoEqual(Moved moved) throws IOException {
        moved.mib += disk;
        return restore(full);
    }

    /** MiB of disk that went through. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Moved {
        /** Counted since the iteration began. */
        public long mib;

        /** At nothing. */
        public Moved() {}
    }
}
