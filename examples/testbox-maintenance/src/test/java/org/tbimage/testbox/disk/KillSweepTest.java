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
 * kill -9 of the real program on real block devices, at random moments of its whole run, at those a file system can show,
 * and just before the system calls that change files or disks: the last good image stays restorable under its name, nothing
 * half made is seen, and the next run finishes the job (T41). By default once through all
 * kinds with sectors of 512 bytes, and through one moment of each way to kill each operation with 4096;
 * {@code -Dtbimage.kill.minutes=15} goes through all kinds with both for so long, {@code -Dtbimage.kill.seed} repeats.
 */
@Tag("once")
class KillSweepTest {
    private static final int SECTOR_SIZES = 2;

    /** Sectors of the disk that a build kills in all kinds. */
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
