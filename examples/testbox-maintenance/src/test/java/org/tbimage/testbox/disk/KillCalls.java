package org.tbimage.testbox.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * System calls by which a program changes files or a disk. To kill the program just before each of them covers every
 * interval between them, however short. {@code strace} lists the calls and kills the program.
 */
public enum KillCalls {
    OF_FILES(
            "?link,linkat,?symlink,symlinkat,?rename,renameat,renameat2,?unlink,unlinkat,?mkdir,mkdirat,fsync,fdatasync"),
    OF_DISKS("pwrite64,pwritev,fsync,fdatasync,ioctl,fallocate"),
    OF_A_BOX(OF_FILES.names + ",pwrite64,fallocate,ftruncate");

    /** A line of the output of strace: the thread and the name of the call. */
    private static final Pattern LINE = Pattern.compile("(\\d+) +(\\w+)\\(.*");

    private final String names;

    KillCalls(String names) {
        this.names = names;
    }

    /** The calls of the busiest thread in a complete run, in order. */
    public List<KillCall> list(Launch program, Path folder) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "calls", ".log");
        try {
            String ended = Child.end(program.startUnder(
                    List.of("strace", "-f", "-qq", "-e", "signal=none", "-e", "trace=" + names, "-o", log.toString())));
            if (!ended.startsWith("0 ")) {
                throw new IOException("under strace it ended with " + ended);
            }
            return read(log);
        } finally {
            Files.delete(log);
        }
    }

    private static List<KillCall> read(Path log) throws IOException {
        Map<String, List<KillCall>> threads = new HashMap<>();
        for (String line : Files.readAllLines(log)) {
            Matcher call = LINE.matcher(line);
            if (call.matches()) {
                List<KillCall> ofThread = threads.computeIfAbsent(call.group(1), key -> new ArrayList<>());
                ofThread.add(KillCall.next(call.group(2), ofThread));
            }
        }
        return threads.values().stream()
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
    }
}
