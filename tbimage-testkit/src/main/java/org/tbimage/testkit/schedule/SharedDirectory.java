package org.tbimage.testkit.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.tbimage.store.BlobStore;

/**
 * A directory of a file server, in memory: names and the files that they lead to, and the clock that stamps the files. Each
 * method is one request that the server executes at once. A {@link #client} makes a blob store of it, with the requests of a
 * blob store in a directory. Safe for many threads.
 */
public final class SharedDirectory {
    /** Counts all clients, so that no two files have the same identity. */
    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private DirectoryState state;
    private Instant now;

    /**
     * An empty one.
     *
     * @param now the time by its clock, which stands still but for {@link #pass}
     */
    public SharedDirectory(Instant now) {
        this(DirectoryState.EMPTY, now);
    }

    SharedDirectory(DirectoryState state, Instant now) {
        this.state = state;
        this.now = now;
    }

    /**
     * Opens a blob store in this directory for one process, whose requests are executed at once.
     *
     * @return the blob store
     */
    public BlobStore client() {
        return client("client-" + CLIENTS.incrementAndGet());
    }

    BlobStore client(String name) {
        return new DirectoryClient(new Requests(name, new AtOnce(this)));
    }

    /** {@return the names and files at this moment} */
    public synchronized DirectoryState state() {
        return state;
    }

    /** {@return the time by the clock of the server} */
    public synchronized Instant now() {
        return now;
    }

    /**
     * Lets time pass for all files.
     *
     * @param time how long
     */
    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    /** Lets time pass in which some writers renewed their unfinished files. */
    synchronized void pass(Duration time, Predicate<StoredFile> renewed) {
        pass(time);
        state = state.renewed(renewed, now);
    }

    /** Creates a file unless the name is taken. */
    synchronized boolean create(String name, String identity, byte[] content) {
        if (state.file(name).isPresent()) {
            return false;
        }
        state = state.with(name, new StoredFile(identity, content, now));
        return true;
    }

    /** Gives a file a second name, unless that is taken. */
    synchronized LinkAnswer link(String name, String second) {
        Optional<StoredFile> file = state.file(name);
        if (file.isEmpty()) {
            return LinkAnswer.MISSING;
        }
        if (state.file(second).isPresent()) {
            return LinkAnswer.EXISTS;
        }
        state = state.with(second, file.get());
        return LinkAnswer.MADE;
    }

    enum LinkAnswer {
        MADE,
        EXISTS,
        MISSING
    }

    /** Moves a name over another one; nothing happens if both are names of one file. False if there is no such name. */
    synchronized boolean rename(String name, String over) {
        Optional<StoredFile> file = state.file(name);
        boolean same =
                file.isPresent() && state.file(over).map(file.get()::isSame).orElse(false);
        if (file.isPresent() && !same) {
            state = state.without(name).with(over, file.get());
        }
        return file.isPresent();
    }

    /** Removes a name; false if it is not there. */
    synchronized boolean unlink(String name) {
        boolean there = state.file(name).isPresent();
        if (there) {
            state = state.without(name);
        }
        return there;
    }

    /** Appends to an open file, whatever its names are. */
    synchronized void append(String identity, byte[] bytes) {
        open(identity).ifPresent(file -> state = state.changed(file.append(bytes, now)));
    }

    /** Sets the time of a file to now, if the name still leads to it. */
    synchronized boolean touch(String name, String identity) {
        Optional<StoredFile> file =
                state.file(name).filter(found -> found.identity().equals(identity));
        file.ifPresent(found -> state = state.changed(found.touched(now)));
        return file.isPresent();
    }

    private Optional<StoredFile> open(String identity) {
        return state.files().values().stream()
                .filter(file -> file.identity().equals(identity))
                .findFirst();
    }
}
