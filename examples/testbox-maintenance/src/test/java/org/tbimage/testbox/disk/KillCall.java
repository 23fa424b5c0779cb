package org.tbimage.testbox.disk;

import java.io.IOException;
import java.util.List;

/** One system call of a run: its name, and its number among the calls of that name in its thread, as strace counts. */
public record KillCall(String name, int number) {
    static KillCall next(String name, List<KillCall> before) {
        long sameName = before.stream().filter(call -> call.name.equals(name)).count();
        return new KillCall(name, Math.toIntExact(sameName) + 1);
    }

    /** Runs a program until one of its threads is about to make this call, or to its end. */
    public void killBefore(Launch program) throws IOException, InterruptedException {
        Child.end(program.startUnder(List.of(
                "strace",
                "-f",
                "-qq",
                "-o",
                "/dev/null",
                "-e",
                "trace=" + name,
                "-e",
                "inject=" + name + ":signal=KILL:when=" + number)));
    }

    @Override
    public String toString() {
        return name + " " + number;
    }
}
