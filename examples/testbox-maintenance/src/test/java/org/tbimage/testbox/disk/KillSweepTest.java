package org.tbimage.testbox.disk;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.testkit.device.Tools;

/**
 * kill -9 of the real program on real block devices, at random moments of its whole run, at those a file system can show,
 * and just before the system calls that change files or disks: the last good image stays restorable under its name, nothing
 * half made is seen, and the next run finishes the job (T41). Once through all kinds by default;
 * {@code -Dtbimage.kill.minutes=15} goes on for so long, {@code -Dtbimage.kill.seed} repeats.
 */
class KillSweepTest {
    private static final int SECTOR_SIZES = 2;

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
            do {
                sweep.round();
            } while (System.nanoTime() - begun < nanos);
            bed.end();
            System.out.println(sweep.figures(System.nanoTime() - begun));
        }
    }
}
