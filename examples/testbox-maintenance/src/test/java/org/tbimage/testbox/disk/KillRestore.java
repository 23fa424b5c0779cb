package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;

/** {@code restore}: an incomplete disk does not boot, and the next restore completes it. */
final class KillRestore extends KillOperation {

    private byte[] dirty = {};
    private byte[] content = {};

    KillRestore(KillBed bed, Random random) {
        super(bed, KillCalls.OF_DISKS, random);
    }

    @Override
    String name() {
        return "restore";
    }

    @Override
    Launch prepare() throws Exception {
        bed.target.dirty();
        dirty = bed.target.read();
        content = bed.ofNewest();
        return bed.launch(name(), KillBed.IMAGE, bed.target);
    }

    @Override
    KillWay.Sight firstEffect() {
        return bed.target::startAndAwaitWrite;
    }

    @Override
    String state() throws Exception {
        byte[] found = bed.target.read();
        if (Arrays.equals(found, dirty)) {
            return "untouched";
        }
        if (Arrays.equals(found, content)) {
            return "whole";
        }
        boolean marked = Marks.isMarked(found);
        if (sameFrom(KillDisk.CHUNK, found, content)) {
            return marked ? "whole but its beginning, which is marked" : "whole but a part of its beginning";
        }
        assertThat(marked).as("half restored, and its beginning is there").isTrue();
        return sameFrom(KillDisk.CHUNK, found, dirty)
                ? "its beginning is marked"
                : "half restored, its beginning is marked";
    }

    private static boolean sameFrom(int offset, byte[] one, byte[] other) {
        return Arrays.equals(one, offset, one.length, other, offset, other.length);
    }

    @Override
    void check(KillFigures figures) throws Exception {
        figures.recovery(name(), () -> bed.assertRestores(content));
    }
}
