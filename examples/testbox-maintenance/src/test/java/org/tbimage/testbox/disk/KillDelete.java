package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.tbimage.testbox.Run;
import org.tbimage.value.Generation;

/** Deleting one of several images: it exists or not, and the others are unchanged. */
final class KillDelete extends KillOperation {
    private final Random random;
    private List<byte[]> good = List.of();
    private Generation victim = Generation.parse("20000101T000000Z");

    KillDelete(KillBed bed, Random random) {
        super(bed, KillCalls.OF_FILES, random);
        this.random = random;
    }

    @Override
    String name() {
        return "delete";
    }

    @Override
    Launch prepare() throws Exception {
        bed.changeDisk();
        Run backup = bed.run("backup-again", KillBed.IMAGE);
        assertThat(backup.code()).as(backup.err()).isZero();
        bed.learn();
        good = bed.ofAllImages();
        List<Generation> listed = bed.store.generations(KillBed.IMAGE);
        victim = listed.get(random.nextBoolean() ? listed.size() - 1 : random.nextInt(listed.size()));
        return new Launch(DeleteImage.class, "dir:" + bed.store.folder(), KillBed.IMAGE, victim.toString());
    }

    @Override
    KillWay.Sight firstEffect() {
        return KillMoment.MANIFEST_SEEN.in(bed.store.box(KillBed.BOX));
    }

    @Override
    String state() throws Exception {
        String left = bed.store.partsOf(KillBed.BOX, victim);
        return left.isEmpty() ? "all parts are gone" : "left of it: " + left;
    }

    @Override
    void check(KillFigures figures) throws Exception {
        bed.learnOfRemoval();
        bed.assertGood(good);
        figures.recovery(name(), bed::backUpHoursLater);
        bed.keepTwoImages();
    }
}
