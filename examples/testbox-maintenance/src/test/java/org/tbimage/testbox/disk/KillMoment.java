package org.tbimage.testbox.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The moment to kill: when a file of some kind appears in, or disappears from, the folder of a box. */
enum KillMoment {
    PACK_BEGUN("\\..*\\.raw\\..*"),
    MANIFEST_CLAIMED("\\..*\\.json\\.tmp"),
    PACK_SEEN("sda\\.\\d.*\\.raw\\.zst"),
    TABLE_SEEN("sda\\.\\d.*\\.chunks"),
    MANIFEST_SEEN("sda\\.\\d.*\\.json");

    /** Some moments last only a millisecond, but without a pause the program would not run. */
    static final long PAUSE_NANOS = 50_000;

    /** The moments of a backup that are visible in the folder. */
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

    /** Starts a program and returns at the moment, or at the end of the program. */
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
