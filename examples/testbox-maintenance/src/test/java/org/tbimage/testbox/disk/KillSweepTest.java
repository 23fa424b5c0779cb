package org.tbimage.testbox.disk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.testkit.device.Tools;

/**
 * kill -9 of the real program on real block devices, at random moments and at those a file system can show: the last good
 * image stays restorable under its name, nothing half made is seen, and the next run finishes the job (T41). Once through
 * all kinds by default; {@code -Dtbimage.kill.minutes=15} goes on for so long, {@code -Dtbimage.kill.seed} repeats.
 */
class KillSweepTest {
    private static final int SECTOR_SIZES = 2;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void noKillLosesAnything(int sector) throws Exception {
        Tools.assumeRootWith("losetup", "blockdev", "zstd");
        long seed = Long.getLong("tbimage.kill.seed", System.nanoTime());
        System.out.println("kill sweep, sectors of " + sector + " bytes: -Dtbimage.kill.seed=" + seed);
        long nanos = TimeUnit.MINUTES.toNanos(Long.getLong("tbimage.kill.minutes", 0)) / SECTOR_SIZES;
        long begun = System.nanoTime();
        Random random = new Random(seed);
        try (KillSweep sweep = new KillSweep(folder, sector, random)) {
            do {
                for (Step step : steps(sweep, random)) {
                    step.run();
                }
            } while (System.nanoTime() - begun < nanos);
            sweep.end();
            System.out.println(sweep.figures(System.nanoTime() - begun));
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static List<Step> steps(KillSweep sweep, Random random) {
        List<Step> steps = new ArrayList<>();
        for (KillMoment moment : KillMoment.OF_A_BACKUP) {
            steps.add(() -> sweep.killBackupAgain(moment, random.nextInt(3)));
        }
        steps.add(() -> sweep.killBackupAgain(KillMoment.ANY, random.nextInt(2500)));
        steps.add(() -> sweep.killRestore(random.nextInt(10)));
        steps.add(() -> sweep.killRestore(random.nextInt(200)));
        steps.add(() -> sweep.killDelete(KillMoment.MANIFEST_SEEN, random.nextInt(2)));
        steps.add(() -> sweep.killDelete(KillMoment.PACK_SEEN, 0));
        KillMoment first = KillMoment.OF_A_BACKUP.get(random.nextInt(KillMoment.OF_A_BACKUP.size()));
        steps.add(() -> sweep.killFirstBackup(first, random.nextInt(3)));
        Collections.shuffle(steps, random);
        return steps;
    }
}
