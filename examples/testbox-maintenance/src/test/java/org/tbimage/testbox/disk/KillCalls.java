package org.tbimage.testbox.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * System calls by which a program changes files, or a disk. A program that is killed just before its n-th one, for each n,
 * is killed in every window between them, however short: {@code strace} counts, and kills.
 */
enum KillCalls {
    OF_FILES(
            "?link,linkat,?symlink,symlinkat,?rename,renameat,renameat2,?unlink,unlinkat,?mkdir,mkdirat,fsync,fdatasync"),
    OF_DISKS("pwrite64,pwritev,fsync,fdatasync,ioctl,fallocate");

    private final String names;

    KillCalls(String names) {
        this.names = names;
    }

    /** How often the thread that does so most calls one of them, in a run to its end. */
    int count(Launch program, Path folder) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "calls", ".log");
        try {
            String ended = Child.end(program.startUnder(
                    List.of("strace", "-f", "-qq", "-e", "signal=none", "-e", "trace=" + names, "-o", log.toString())));
            if (!ended.startsWith("0 ")) {
                throw new IOException("under strace it ended with " + ended);
            }
            return most(log);
        } finally {
            Files.delete(log);
        }
    }

    /** Each line of the log begins with the thread's number. */
    private static int most(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines
                    .filter(line -> !line.contains(" resumed>"))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                    .values()
                    .stream()
                    .mapToInt(Math::toIntExact)
                    .max()
                    .orElseThrow();
        }
    }

    /** Runs a program until a thread of it is about to call one of them for the n-th time, or to its end. */
    void killBefore(int n, Launch program) throws IOException, InterruptedException {
        Child.end(program.startUnder(List.of(
                "strace",
                "-f",
                "-qq",
                "-o",
                "/dev/null",
                "-e",
                "trace=" + names,
                "-e",
                "inject=" + names + ":signal=KILL:when=" + n)));
    }
}
