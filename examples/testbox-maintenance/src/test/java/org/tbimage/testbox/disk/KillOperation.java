package org.tbimage.testbox.disk;

import java.util.List;
import java.util.Random;

/** Something that a program does and can be killed at, and what must hold then. */
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

    /** What it is called in the figures. */
    abstract String name();

    /** Makes everything ready for it. */
    abstract Launch prepare() throws Exception;

    /** What of it can be seen first. */
    abstract KillWay.Sight firstEffect();

    /** How far it has come. */
    abstract String state() throws Exception;

    /** Nothing is lost, and the next run finishes the job. */
    abstract void check(KillFigures figures) throws Exception;

    /** Runs it to its end, twice: how long does it take, and which calls does it do? */
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

    /** Before each call in turn. */
    void killBeforeNextCall(KillFigures figures) throws Exception {
        nextCall = (nextCall + 1) % all.size();
        kill(all.get(nextCall)::killBefore, figures);
    }
}
