package org.tbimage.testkit.schedule;

import java.util.List;
import java.util.function.Function;

/**
 * One request to the server of a {@link SharedDirectory}, which executes it at once and as a whole.
 *
 * @param kind what can go wrong with it
 * @param what the request in words
 * @param names the names that it changes
 * @param effect what the server does
 * @param answer the answer of a request that changes nothing; from an earlier state if it is stale
 */
record Request<T>(
        Kind kind,
        String what,
        List<String> names,
        Function<SharedDirectory, T> effect,
        Function<DirectoryState, T> answer) {
    enum Kind {
        /** Asks for names. A client may answer from its cache. */
        LOOK,
        /** Asks the server, since the request opens a file. */
        ASK,
        /** Changes names or files. */
        CHANGE,
        /** Asks for the time of the server. */
        TIME
    }

    static <T> Request<T> look(String what, Function<DirectoryState, T> answer) {
        return new Request<>(Kind.LOOK, what, List.of(), server -> answer.apply(server.state()), answer);
    }

    static <T> Request<T> ask(String what, Function<DirectoryState, T> answer) {
        return new Request<>(Kind.ASK, what, List.of(), server -> answer.apply(server.state()), answer);
    }

    static <T> Request<T> time(String what, Function<SharedDirectory, T> effect) {
        return new Request<>(Kind.TIME, what, List.of(), effect, state -> {
            throw none();
        });
    }

    static <T> Request<T> change(String what, List<String> names, Function<SharedDirectory, T> effect) {
        return new Request<>(Kind.CHANGE, what, names, effect, state -> {
            throw none();
        });
    }

    private static IllegalStateException none() {
        return new IllegalStateException("only a look-up can be answered from an earlier state");
    }
}
