package org.tbimage.testbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.testbox.disk.KillCall;
import org.tbimage.testbox.disk.KillCalls;
import org.tbimage.testkit.device.Tools;

/**
 * The service is killed just before a call that changes a file, a disk or the request: the box keeps its request
 * until everything is done (T42), and its next start completes the work. A few calls by default, every call with
 * {@code -Dtbimage.kill.minutes=1} or more.
 */
class KilledBoxTest {
    private static final int A_FEW = 4;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"backup", "backup-again", "restore"})
    void theNextStartFinishesTheJob(String action) throws Exception {
        Tools.assumeInstalled("strace");
        long seed = Long.getLong("tbimage.kill.seed", System.nanoTime());
        List<KillCall> calls =
                KillCalls.OF_A_BOX.list(new KilledBox(folder.resolve("to-its-end"), action).launch(), folder);
        int kept = 0;
        List<KillCall> moments = moments(calls, new Random(seed));
        for (KillCall call : moments) {
            KilledBox box = new KilledBox(folder.resolve(call.toString()), action);
            call.killBefore(box.launch());
            kept += box.isAskedStill() ? 1 : 0;
            box.checkAfter(action + ", killed before " + call + ", -Dtbimage.kill.seed=" + seed);
        }
        System.out.printf(
                "killed boxes: %s, %d kills before %d calls, 0 losses; %d had their request still%n",
                action, moments.size(), calls.size(), kept);
        assertThat(kept).isPositive();
    }

    private static List<KillCall> moments(List<KillCall> calls, Random random) {
        List<KillCall> shuffled = new ArrayList<>(calls);
        Collections.shuffle(shuffled, random);
        return Long.getLong("tbimage.kill.minutes", 0) > 0 ? shuffled : shuffled.subList(0, A_FEW);
    }
}
