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

/** Decides which file operations fail, counts them, and tracks open files. Safe for use by several threads. */
public final class FileFaults {
    /** Part of the message of every injected exception. */
    public static final String MARK = "made to fail";

    private final Set<String> open = new ConcurrentSkipListSet<>();
    private final List<String> failed = new ArrayList<>();
    private final String where;
    private Optional<WriteFailure> writeFailure = Optional.empty();
    private Optional<Runnable> beforeCall = Optional.empty();
    private long failAt;
    private boolean on;
    private boolean allLater;
    private long calls;
    private long opened;

    /**
     * Makes faults for some files.
     *
     * @param where a regular expression for their paths
     */
    public FileFaults(String where) {
        this.where = where;
    }

    /** Lets the n-th operation fail, or all from the n-th on. */
    public synchronized void begin(long n, boolean all) {
        on = true;
        failAt = n;
        allLater = all;
        calls = 0;
        failed.clear();
    }

    /** Runs an action just before the n-th operation. */
    public synchronized void runBefore(long n, Runnable action) {
        begin(n, false);
        beforeCall = Optional.of(action);
    }

    /** Ends all failures. */
    public synchronized void end() {
        on = false;
        writeFailure = Optional.empty();
        beforeCall = Optional.empty();
    }

    /** Reasons why a share can't be changed. */
    public enum WriteFailure {
        FULL("No space left on device", false),
        QUOTA("Disk quota exceeded", false),
        READ_ONLY("Read-only file system", true),
        SQUASHED("permission denied", true);

        private final String reason;
        private final boolean affectsNames;

        WriteFailure(String reason, boolean affectsNames) {
            this.reason = reason;
            this.affectsNames = affectsNames;
        }

        private IOException exception(Path path) {
            return this == SQUASHED ? new AccessDeniedException(path.toString()) : new IOException(reason);
        }
    }

    /** Lets all writes fail, and for some reasons also all changes of names. */
    public synchronized void failWrites(WriteFailure why) {
        writeFailure = Optional.of(why);
    }

    /** Called before an operation that creates, removes or moves a name, or opens a file for writing. */
    synchronized void change(Path path) throws IOException {
        if (writeFailure.isPresent()
                && writeFailure.get().affectsNames
                && path.toString().matches(where)) {
            throw writeFailure.get().exception(path);
        }
    }

    public synchronized List<String> failed() {
        return List.copyOf(failed);
    }

    public Set<String> open() {
        return open;
    }

    synchronized void pass(String what, Path path) throws IOException {
        if (what.equals("write") && writeFailure.isPresent() && path.toString().matches(where)) {
            throw writeFailure.get().exception(path);
        }
        if (!on || !path.toString().matches(where)) {
            return;
        }
        calls++;
        if (calls == failAt || (allLater && calls > failAt)) {
            failed.add(what + " " + path);
            if (beforeCall.isPresent()) {
                beforeCall.get().run();
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
