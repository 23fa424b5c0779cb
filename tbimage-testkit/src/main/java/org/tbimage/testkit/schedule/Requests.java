package org.tbimage.testkit.schedule;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The requests of one process, in the words of a file system. */
final class Requests {
    private final String process;
    private final Executor executor;
    private final AtomicInteger created = new AtomicInteger();

    Requests(String process, Executor executor) {
        this.process = process;
        this.executor = executor;
    }

    /** An identity for a new file, and a name that no other process uses. */
    String identity() {
        return process + "-" + created.incrementAndGet();
    }

    <T> T look(String what, Function<DirectoryState, T> answer) throws IOException {
        return executor.execute(Request.look(what, answer));
    }

    boolean exists(String name) throws IOException {
        return look("look up " + name, state -> state.file(name).isPresent());
    }

    boolean isSame(String one, String other) throws IOException {
        return look(
                "compare " + one + " and " + other,
                state -> state.file(one)
                        .flatMap(file -> state.file(other).map(file::isSame))
                        .orElse(false));
    }

    /** Opens a file: the server answers, not the cache. */
    Optional<StoredFile> open(String name) throws IOException {
        return executor.execute(Request.ask("open " + name, state -> state.file(name)));
    }

    boolean leadsTo(String name, String identity) throws IOException {
        return executor.execute(Request.ask(
                "open own " + name,
                state -> state.file(name)
                        .filter(file -> file.identity().equals(identity))
                        .isPresent()));
    }

    Instant now() throws IOException {
        return executor.execute(Request.time("ask for the time", SharedDirectory::now));
    }

    boolean create(String name, String identity, byte[] content) throws IOException {
        return change("create " + name, List.of(name), server -> server.create(name, identity, content));
    }

    void append(String name, String identity, byte[] bytes) throws IOException {
        change("write " + bytes.length + " bytes to " + name, List.of(name), server -> {
            server.append(identity, bytes);
            return true;
        });
    }

    boolean touch(String name, String identity) throws IOException {
        return change("touch " + name, List.of(name), server -> server.touch(name, identity));
    }

    SharedDirectory.LinkAnswer link(String name, String second) throws IOException {
        return change("link " + name + " -> " + second, List.of(second), server -> server.link(name, second));
    }

    boolean rename(String name, String over) throws IOException {
        return change("rename " + name + " -> " + over, List.of(name, over), server -> server.rename(name, over));
    }

    boolean unlink(String name) throws IOException {
        return change("unlink " + name, List.of(name), server -> server.unlink(name));
    }

    private <T> T change(String what, List<String> names, Function<SharedDirectory, T> effect) throws IOException {
        return executor.execute(Request.change(what, names, effect));
    }
}
