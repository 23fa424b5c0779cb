package org.tbimage.testbox.disk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Kills each operation in every way, in rounds. */
final class KillSweep {
    private final Random random;
    private final KillBackupAgain again;
    private final KillFirstBackup first;
    private final KillRestore restore;
    private final KillDelete delete;
    private final KillBed bed;
    private final KillFigures figures = new KillFigures();

    KillSweep(KillBed bed, Random random) throws Exception {
        this.bed = bed;
        this.random = random;
        this.again = new KillBackupAgain(bed, random);
        this.first = new KillFirstBackup(bed, random);
        this.restore = new KillRestore(bed, random);
        this.delete = new KillDelete(bed, random);
        for (KillOperation operation : all()) {
            operation.measure(figures);
        }
    }

    private List<KillOperation> all() {
        return List.of(again, first, restore, delete);
    }

    /** Kills in every way once, in any order. */
    void round() throws Exception {
        List<Step> steps = new ArrayList<>(seen());
        for (KillOperation operation : all()) {
            steps.add(() -> operation.killAnywhere(figures));
            steps.add(() -> operation.killBeforeNextCall(figures));
            steps.add(() -> operation.killBeforeNextCall(figures));
        }
        inAnyOrder(steps);
    }

    /** Kills each operation once in each way: at a random moment, at a visible moment, and before a system call. */
    void shortRound() throws Exception {
        KillMoment some = KillMoment.OF_A_BACKUP.get(random.nextInt(KillMoment.OF_A_BACKUP.size()));
        List<Step> steps = new ArrayList<>();
        steps.add(() -> again.kill(soonAfter(some.in(bed.store.box(KillBed.BOX)), 3), figures));
        for (KillOperation operation : List.of(first, restore, delete)) {
            steps.add(() -> operation.kill(soonAfter(operation.firstEffect(), 3), figures));
        }
        for (KillOperation operation : all()) {
            steps.add(() -> operation.killAnywhere(figures));
            steps.add(() -> operation.killBeforeNextCall(figures));
        }
        inAnyOrder(steps);
    }

    private void inAnyOrder(List<Step> steps) throws Exception {
        Collections.shuffle(steps, random);
        for (Step step : steps) {
            step.run();
        }
    }

    /** Kills at moments that are visible in the folder of the store or on the disk. */
    private List<Step> seen() {
        List<Step> steps = new ArrayList<>();
        Path folder = bed.store.box(KillBed.BOX);
        for (KillMoment moment : KillMoment.OF_A_BACKUP) {
            steps.add(() -> again.kill(soonAfter(moment.in(folder), 3), figures));
        }
        KillMoment some = KillMoment.OF_A_BACKUP.get(random.nextInt(KillMoment.OF_A_BACKUP.size()));
        steps.add(() -> first.kill(soonAfter(some.in(first.nextFolder()), 3), figures));
        steps.add(() -> restore.kill(soonAfter(restore.firstEffect(), 10), figures));
        steps.add(() -> restore.kill(soonAfter(restore.firstEffect(), 200), figures));
        steps.add(() -> delete.kill(soonAfter(delete.firstEffect(), 2), figures));
        return steps;
    }

    private KillWay soonAfter(KillWay.Sight sight, int millis) {
        return KillWay.soonAfter(sight, random.nextInt(millis));
    }

    String figures(long nanos) {
        return figures.text(nanos);
    }

    private interface Step {
        void run() throws Exception;
    }
}
