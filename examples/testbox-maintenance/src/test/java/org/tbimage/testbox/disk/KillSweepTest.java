package org.tbimage.testbox.disk;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.testkit.device.Tools;

/**
 * Kills the real program on real block devices (kill -9), at random moments, at moments that a file system shows, and just
 * before the system calls that change files or disks. The last good image stays restorable under its name, no incomplete
 * image is visible, and the next run completes the work (T41). By default it tries all
 * kinds once with sectors of 512 bytes, and each operation once in each way with 4096;
 * {@code -Dtbimage.kill.minutes=15} tries all kinds with both for 15 minutes, {@code -Dtbimage.kill.seed} repeats a run.
 */
@Tag("once")
class KillSweepTest {
    private static final int SECTOR_SIZES = 2;

    /** The sector size for which a build tries all kinds. */
    private static final int FULL_ROUND = 512;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void noKillLosesAnything(int sector) throws Exception {
        Tools.assumeRootWith("losetup", "blockdev", "zstd", "strace");
        long seed = Long.getLong("tbimage.kill.seed", System.nanoTime());
        System.out.println("kill sweep, sectors of " + sector + " bytes: -Dtbimage.kill.seed=" + seed);
        long nanos = TimeUnit.MINUTES.toNanos(Long.getLong("tbimage.kill.minutes", 0)) / SECTOR_SIZES;
        long begun = System.nanoTime();
        try (KillBed bed = new KillBed(folder, sector)) {
            KillSweep sweep = new KillSweep(bed, new Random(seed));
            if (nanos == 0 && sector != FULL_ROUND) {
                sweep.shortRound();
            } else {
                do {
                    sweep.round();
                } while (System.nanoTime() - begun < nanos);
            }
            bed.end();
            System.out.println(sweep.figures(System.nanoTime() - begun));
        }
    }
}
