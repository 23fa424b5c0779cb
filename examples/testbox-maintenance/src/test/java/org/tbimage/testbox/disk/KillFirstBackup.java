package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.tbimage.testbox.Run;

/** {@code backup} of a box without images: afterwards it has none, or a complete one. */
final class KillFirstBackup extends KillOperation {
    private static final int IMAGE_EXISTS = 6;

    private int boxes;

    KillFirstBackup(KillBed bed, Random random) {
        super(bed, KillCalls.OF_FILES, random);
    }

    @Override
    String name() {
        return "backup";
    }

    private String box() {
        return "new" + boxes;
    }

    Path nextFolder() {
        return bed.store.box("new" + (boxes + 1));
    }

    private String image() {
        return box() + "/sda";
    }

    @Override
    Launch prepare() {
        boxes++;
        return bed.launch(name(), image(), bed.disk);
    }

    @Override
    KillWay.Sight firstEffect() {
        return program -> KillMoment.PACK_BEGUN.startAndWait(bed.store.box(box()), program);
    }

    @Override
    String state() throws Exception {
        return bed.store.stateSince(box(), List.of());
    }

    @Override
    void check(KillFigures figures) throws Exception {
        bed.store.assertAllImagesAreWhole();
        boolean there = !bed.store.generations(image()).isEmpty();
        boolean led = bed.store.names(box()).contains("sda.raw.zst");
        bed.store.age(box());
        figures.recovery(name(), () -> runAgain(there));
        if (there && !led) {
            // killed in the moment behind the manifest: the image is there, and the next one sets the stable name
            Run again = bed.run("backup-again", image());
            assertThat(again.code()).as(again.err()).isZero();
        }
        assertThat(Arrays.equals(bed.store.stable(box()), bed.ofDisk())).isTrue();
        assertThat(bed.store.names(box()))
                .filteredOn(name -> !there && name.startsWith("."))
                .isEmpty();
        bed.store.remove(box());
    }

    private void runAgain(boolean there) throws IOException {
        Run again = bed.run(name(), image());
        assertThat(again.code()).as(again.err()).isEqualTo(there ? IMAGE_EXISTS : 0);
    }
}
