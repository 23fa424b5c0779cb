package org.tbimage.testbox.fault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Which calls of files fail; counts them while it is on, and knows which files are open. Safe for many threads. */
public final class FileFaults {
    /** In the message of every exception that is made here. */
    public static final String MARK = "made to fail";

    private final Set<String> open = new ConcurrentSkipListSet<>();
    private final List<String> struck = new ArrayList<>();
    private final String where;
    private Optional<BadSetting> refusal = Optional.empty();
    private Optional<Runnable> interruption = Optional.empty();
    private long failAt;
    private boolean on;
    private boolean allFromThere;
    private long calls;
    private long opened;

    /**
     * Faults of some files.
     *
     * @param where an expression that their paths match
     */
    public FileFaults(String where) {
        this.where = where;
    }

    /** From now on, the n-th call fails, or all from it on. */
    public synchronized void begin(long n, boolean all) {
        on = true;
        failAt = n;
        allFromThere = all;
        calls = 0;
        struck.clear();
    }

    /** From now on, just before the n-th call something else happens. */
    public synchronized void interrupt(long n, Runnable action) {
        begin(n, false);
        interruption = Optional.of(action);
    }

    /** From now on all goes well. */
    public synchronized void end() {
        on = false;
        refusal = Optional.empty();
        interruption = Optional.empty();
    }

    /** Why a share refuses to be changed. */
    public enum BadSetting {
        FULL("No space left on device", false),
        QUOTA("Disk quota exceeded", false),
        READ_ONLY("Read-only file system", true),
        SQUASHED("permission denied", true);

        private final String reason;
        private final boolean ofNames;

        BadSetting(String reason, boolean ofNames) {
            this.reason = reason;
            this.ofNames = ofNames;
        }

        private IOException exception(Path path) {
            return this == SQUASHED ? new AccessDeniedException(path.toString()) : new IOException(reason);
        }
    }

    /** From now on nothing can be written; with some reasons, no name can be changed either. */
    public synchronized void refuse(BadSetting why) {
        refusal = Optional.of(why);
    }

    /** A call that changes a name: makes, removes or moves it, or opens a file to write. */
    synchronized void change(Path path) throws IOException {
        if (refusal.isPresent() && refusal.get().ofNames && path.toString().matches(where)) {
            throw refusal.get().exception(path);
        }
    }

    public synchronized List<String> struck() {
        return List.copyOf(struck);
    }

    public Set<String> open() {
        return open;
    }

    synchronized void pass(String what, Path path) throws IOException {
        if (what.equals("write") && refusal.isPresent() && path.toString().matches(where)) {
            throw refusal.get().exception(path);
        }
        if (!on || !path.toString().matches(where)) {
            return;
        }
        calls++;
        if (calls == failAt || (allFromThere && calls > failAt)) {
            struck.add(what + " " + path);
            if (interruption.isPresent()) {
                interruption.get().run();
                return;
            }
            throw new IOException(path + ": " + what + ": " + MARK);
        }
    }

    FileChannel opened(FileChannel channel, Path path) {
        String name;
        synchronized (this) {
            opened++;
            name = path + " #" + opened;
        }
        open.add(name);
        return new FaultyChannel(channel, path, this, () -> open.remove(name));
    }
}
