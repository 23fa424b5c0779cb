package org.tbimage.testbox.disk;

import java.util.List;
import java.util.Random;

/** {@code backup-again}: the previous image keeps its name until the new one is complete. */
final class KillBackupAgain extends KillOperation {
    private List<byte[]> good = List.of();
    private List<String> before = List.of();

    KillBackupAgain(KillBed bed, Random random) {
        super(bed, KillCalls.OF_FILES, random);
    }

    @Override
    String name() {
        return "backup-again";
    }

    @Override
    Launch prepare() throws Exception {
        byte[] old = bed.ofDisk();
        bed.changeDisk();
        good = List.of(old, bed.ofDisk());
        before = bed.store.names(KillBed.BOX);
        return bed.launch(name(), KillBed.IMAGE, bed.disk);
    }

    @Override
    KillWay.Sight firstEffect() {
        return KillMoment.PACK_BEGUN.in(bed.store.box(KillBed.BOX));
    }

    @Override
    String state() throws Exception {
        return bed.store.stateSince(KillBed.BOX, before);
    }

    @Override
    void check(KillFigures figures) throws Exception {
        bed.learn();
        bed.assertGood(good);
        figures.recovery(name(), bed::backUpHoursLater);
        bed.keepTwoImages();
    }
}
