package org.tbimage.testbox.disk;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** When to kill: at once, or when the folder of a box shows one more, or one less, of some kind of file. */
enum KillMoment {
    ANY(name -> true),
    PACK_BEGUN(name -> name.startsWith(".") && name.contains(".raw.")),
    MANIFEST_CLAIMED(name -> name.startsWith(".") && name.endsWith(".json.tmp")),
    PACK_SEEN(name -> name.matches("sda\\.\\d.*\\.raw\\.zst")),
    TABLE_SEEN(name -> name.matches("sda\\.\\d.*\\.chunks")),
    MANIFEST_SEEN(name -> name.matches("sda\\.\\d.*\\.json"));

    /** Some of the moments last for a millisecond only; without any pause the program would get no processor. */
    static final long PAUSE_NANOS = 50_000;

    /** Those of a backup that can be seen in the folder. */
    static final List<KillMoment> OF_A_BACKUP =
            List.of(PACK_BEGUN, MANIFEST_CLAIMED, PACK_SEEN, TABLE_SEEN, MANIFEST_SEEN);

    private final Predicate<String> kind;

    KillMoment(Predicate<String> kind) {
        this.kind = kind;
    }

    private long count(Path folder) {
        String[] names = folder.toFile().list();
        return names == null ? 0 : List.of(names).stream().filter(kind).count();
    }

    /** Starts a program, and returns when the moment has come, or the program has ended. */
    Process startAndWait(Path folder, Start program) throws Exception {
        long before = count(folder);
        Process process = program.start();
        while (this != ANY && process.isAlive() && count(folder) == before) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return process;
    }

    /** Starts a program in a process of its own. */
    interface Start {
        Process start() throws Exception;
    }
}
