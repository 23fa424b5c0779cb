package org.tbimage.benchmarks;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.tbimage.action.Outcome;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;

/** A full disk, an image of it on a medium that never waits, and the actions between the two. */
@State(Scope.Benchmark)
public class Pipeline {
    private static final String IMAGE = "10.40.41.42/sda";

    /** Workers; more than there are processors should cost nothing. */
    @Param({"1", "2", "4"})
    public int workers;

    /** Size of a chunk, in bytes. */
    @Param("1048576")
    public int chunk;

    /** Where the disk is: {@code synthetic}, which never waits, {@code memory}, {@code file}, or {@code loop} (root). */
    @Param("synthetic")
    public String where;

    /** Size of the disk, in MiB. */
    @Param("512")
    public int disk;

    /** Name of the codec; its standard level is taken. */
    @Param("zstd")
    public String codec;

    private final Tbimage tbimage = Tbimage.discover();
    private RunOptions options;
    private TestDisk testDisk;
    private String kept;

    /** Ready for the set-up. */
    public Pipeline() {}

    /**
     * Makes the disk, and the image that is restored.
     *
     * @throws IOException if that fails
     */
    @Setup(Level.Trial)
    public void open() throws IOException {
        options = RunOptions.defaults().withWorkers(workers);
        testDisk = TestDisk.make(tbimage, where, (long) disk << 20);
        kept = "memory:image-" + System.nanoTime();
        backup(kept);
    }

    /**
     * Removes the disk.
     *
     * @throws IOException if that fails
     */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        testDisk.close();
    }

    Outcome backup(String store) throws IOException {
        Map<String, String> settings = settings(store, testDisk.location());
        settings.put("codec", codec);
        settings.put("chunk-size", Integer.toString(chunk));
        return tbimage.run("backup", settings, options);
    }

    Outcome restore(String device) throws IOException {
        Map<String, String> settings = settings(kept, device);
        settings.put("no-read-back", "true");
        settings.put("any-disk", "true");
        return tbimage.run("restore", settings, options);
    }

    Outcome verify() throws IOException {
        return tbimage.run("verify", new HashMap<>(Map.of("store", kept, "image", IMAGE)), options);
    }

    TestDisk testDisk() {
        return testDisk;
    }

    long bytes() {
        return (long) disk << 20;
    }

    private static Map<String, String> settings(String store, String device) {
        return new HashMap<>(Map.of("store", store, "image", IMAGE, "device", device));
    }
}
