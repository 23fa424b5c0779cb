package org.tbimage.testkit.action;

import java.io.IOException;
import java.util.ServiceLoader;
import org.tbimage.action.Outcome;
import org.tbimage.provider.Named;
import org.tbimage.value.Location;

/** Which trial is on: an action opens its disks and stores on the thread that runs it. */
final class Trials {
    /** The scheme of disks and media that are part of a trial. */
    static final String SCHEME = "trial";

    private static final ThreadLocal<ActionTrial> CURRENT = new ThreadLocal<>();

    private Trials() {}

    /** What is run in a trial. */
    interface Run {
        Outcome take() throws IOException;
    }

    static Outcome run(ActionTrial trial, Run run) throws IOException {
        CURRENT.set(trial);
        try {
            return run.take();
        } finally {
            CURRENT.remove();
        }
    }

    /** The trial of this thread, or one in which nothing goes wrong. */
    static ActionTrial current() {
        ActionTrial trial = CURRENT.get();
        return trial == null ? ActionTrial.plain() : trial;
    }

    /** {@code memory:disk?size=4096} of {@code trial:memory:disk?size=4096}. */
    static Location behind(Location location) {
        Location plain = Location.parse(location.path(), "memory");
        return new Location(plain.scheme(), plain.path(), location.options());
    }

    /** A provider of its own, so that what it keeps in memory is not that of another trial's program. */
    static <T extends Named> T provider(Class<T> kind, Location behind, ServiceLoader<T> installed) {
        return installed.stream()
                .filter(found -> !found.type().getPackageName().equals(Trials.class.getPackageName()))
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals(behind.scheme()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no " + kind.getSimpleName() + " of the name " + behind.scheme() + " is on the class path"));
    }
}
