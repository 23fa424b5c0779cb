package org.tbimage.testbox.disk;

import java.util.Random;

/** Something that a program does and can be killed at, and what must hold then. */
abstract class KillOperation {
    final KillBed bed;
    private final KillCalls calls;
    private final Random random;
    private KillSpan span = new KillSpan(0, 0);
    private int mostCalls;
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
        mostCalls = calls.count(prepare(), bed.folder);
        check(new KillFigures());
        nextCall = random.nextInt(mostCalls);
        figures.measured(name(), span, mostCalls);
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
        nextCall = nextCall % mostCalls + 1;
        kill(KillWay.beforeCall(calls, nextCall), figures);
    }
}
