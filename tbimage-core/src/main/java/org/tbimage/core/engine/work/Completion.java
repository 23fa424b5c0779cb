package org.tbimage.core.engine.work;

import java.io.IOException;
import java.util.List;

/** The part of a job that runs after its delivery, in parallel and in any order: writing to a disk. */
public interface Completion {
    /** Nothing is left to do. */
    Completion NONE = () -> {};

    /** One that runs all of these, in order. */
    static Completion all(List<Completion> completions) {
        List<Completion> some =
                completions.stream().filter(each -> each != NONE).toList();
        return some.isEmpty() ? NONE : () -> runAll(some);
    }

    private static void runAll(List<Completion> completions) throws IOException {
        for (Completion completion : completions) {
            completion.run();
        }
    }

    /** Runs it, on a worker. The job keeps its buffers until it has returned. */
    void run() throws IOException;
}
