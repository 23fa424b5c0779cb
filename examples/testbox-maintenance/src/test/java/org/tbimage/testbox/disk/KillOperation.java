package org.tbimage.testbox.disk;

import java.util.List;
import java.util.Random;

/** An operation that is killed, and the conditions afterwards. */
abstract class KillOperation {
    final KillBed bed;
    private final KillCalls calls;
    private final Random random;
    private KillSpan span = new KillSpan(0, 0);
    private List<KillCall> all = List.of();
    private int nextCall;

    KillOperation(KillBed bed, KillCalls calls, Random random) {
        this.bed = bed;
        this.calls = calls;
        this.random = random;
    }

    /** The name in the figures. */
    abstract String name();

    /** Prepares the operation. */
    abstract Launch prepare() throws Exception;

    /** The first visible effect. */
    abstract KillWay.Sight firstEffect();

    /** The progress. */
    abstract String state() throws Exception;

    /** Checks that nothing is lost, and that the next run completes the work. */
    abstract void check(KillFigures figures) throws Exception;

    /** Runs the operation twice to its end, to measure its duration and to list its calls. */
    void measure(KillFigures figures) throws Exception {
        span = KillSpan.measure(prepare(), firstEffect());
        check(new KillFigures());
        all = calls.list(prepare(), bed.folder);
        check(new KillFigures());
        nextCall = random.nextInt(all.size());
        figures.measured(name(), span, all.size());
    }

    void kill(KillWay way, KillFigures figures) throws Exception {
        Launch program = prepare();
        way.kill(program);
        figures.found(name(), state());
        check(figures);
    }

    void killAnywhere(KillFigures figures) throws Exception {
        kill(KillWay.anywhere(span, random), figures);
    }

    /** Kills before each call in turn. */
    void killBeforeNextCall(KillFigures figures) throws Exception {
        nextCall = (nextCall + 1) % all.size();
        kill(all.get(nextCall)::killBefore, figures);
    }
}
