package org.tbimage.core.engine.work;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.tbimage.action.Stage;
import org.tbimage.action.StageTime;

/** Adds up how long each stage of a job was busy. Safe for many threads. */
public final class StageTimes {
    private static final List<String> ORDER = List.of(
            Stage.READ, Stage.HASH, Stage.ENCODE, Stage.STORE, Stage.FETCH, Stage.DECODE, Stage.DECIDE, Stage.WRITE);

    private final Map<String, Sums> stages = new ConcurrentSkipListMap<>();
    private final int workers;

    /** Of a job with so many workers; all stages run on workers, except {@link Stage#STORE} and {@link Stage#DECIDE}. */
    public StageTimes(int workers) {
        this.workers = workers;
    }

    private static final class Sums {
        private final LongAdder bytes = new LongAdder();
        private final LongAdder busy = new LongAdder();
        private final LongAdder queued = new LongAdder();
    }

    /** Adds one piece of work of a stage: its bytes, and the time since {@code begun} by {@link System#nanoTime}. */
    void add(String stage, long bytes, long begun) {
        Sums sums = stages.computeIfAbsent(stage, name -> new Sums());
        sums.bytes.add(bytes);
        sums.busy.add(System.nanoTime() - begun);
    }

    /** Adds the time that a piece of work waited for a stage, since {@code ready} by {@link System#nanoTime}. */
    void addQueued(String stage, long ready) {
        stages.computeIfAbsent(stage, name -> new Sums()).queued.add(System.nanoTime() - ready);
    }

    /** {@return the sums so far, in the order in which a chunk passes the stages} */
    public List<StageTime> sums() {
        return stages.entrySet().stream()
                .sorted(Comparator.comparingInt(stage -> ORDER.indexOf(stage.getKey())))
                .map(stage -> time(stage.getKey(), stage.getValue()))
                .toList();
    }

    private StageTime time(String name, Sums sums) {
        return new StageTime(
                name,
                sums.bytes.sum(),
                Duration.ofNanos(sums.busy.sum()),
                Duration.ofNanos(sums.queued.sum()),
                name.equals(Stage.STORE) || name.equals(Stage.DECIDE) ? 1 : workers);
    }
}
