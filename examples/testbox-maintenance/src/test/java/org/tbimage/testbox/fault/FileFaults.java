package org.tbimage.testbox.fault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Which calls of files fail; counts them while it is on, and knows which files are open. Safe for many threads. */
public final class FileFaults {
    /** In the message of every exception that is made here. */
    public static final String MARK = "made to fail";

    private final Set<String> open = new ConcurrentSkipListSet<>();
    private final List<String> struck = new ArrayList<>();
    private final String where;
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

    /** From now on all goes well. */
    public synchronized void end() {
        on = false;
    }

    public synchronized List<String> struck() {
        return List.copyOf(struck);
    }

    public Set<String> open() {
        return open;
    }

    synchronized void pass(String what, Path path) throws IOException {
        if (!on || !path.toString().matches(where)) {
            return;
        }
        calls++;
        if (calls == failAt || (allFromThere && calls > failAt)) {
            struck.add(what + " " + path);
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
