package org.tbimage.testbox.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** When to kill: when the folder of a box shows one more, or one less, of some kind of file. */
enum KillMoment {
    PACK_BEGUN("\\..*\\.raw\\..*"),
    MANIFEST_CLAIMED("\\..*\\.json\\.tmp"),
    PACK_SEEN("sda\\.\\d.*\\.raw\\.zst"),
    TABLE_SEEN("sda\\.\\d.*\\.chunks"),
    MANIFEST_SEEN("sda\\.\\d.*\\.json");

    /** Some of the moments last for a millisecond only; without any pause the program would get no processor. */
    static final long PAUSE_NANOS = 50_000;

    /** Those of a backup that can be seen in the folder. */
    static final List<KillMoment> OF_A_BACKUP =
            List.of(PACK_BEGUN, MANIFEST_CLAIMED, PACK_SEEN, TABLE_SEEN, MANIFEST_SEEN);

    private final String names;

    KillMoment(String names) {
        this.names = names;
    }

    private long count(Path folder) {
        String[] found = folder.toFile().list();
        return found == null
                ? 0
                : List.of(found).stream().filter(name -> name.matches(names)).count();
    }

    /** Starts a program, and returns when the moment has come, or the program has ended. */
    Process startAndWait(Path folder, Launch program) throws IOException {
        long before = count(folder);
        Process process = program.start();
        while (process.isAlive() && count(folder) == before) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return process;
    }

    KillWay.Sight in(Path folder) {
        return program -> startAndWait(folder, program);
    }
}
