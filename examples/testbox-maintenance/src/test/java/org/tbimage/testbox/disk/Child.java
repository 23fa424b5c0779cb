package org.tbimage.testbox.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.testbox.Main;

/** The program in another process, with the memory settings of its start script. */
final class Child {
    private static final String HEAP = "-Xmx256m";
    private static final List<String> MEMORY = List.of("-XX:MaxDirectMemorySize=256m", "-XX:+UseSerialGC");

    private static final int ASKS_FOR_NATIVE_ACCESS = 22;

    private Child() {}

    static Process start(String... arguments) throws IOException {
        return start(Main.class, arguments);
    }

    /** Starts another program with the same memory and class path. */
    static Process start(Class<?> program, String... arguments) throws IOException {
        return startUnder(List.of(), program, arguments);
    }

    /** Starts a program under a tool, such as {@code strace} with its options. */
    static Process startUnder(List<String> tool, Class<?> program, String... arguments) throws IOException {
        return start(tool, HEAP, program, arguments);
    }

    private static Process start(List<String> tool, String heap, Class<?> program, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(tool);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(heap);
        command.addAll(MEMORY);
        if (Runtime.version().feature() >= ASKS_FOR_NATIVE_ACCESS) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Runs it to its end; returns what it printed, its exit code first. */
    static String run(String... arguments) throws IOException, InterruptedException {
        return end(start(arguments));
    }

    /** The same with another heap, such as {@code -Xmx32m}. */
    static String runWith(String heap, String... arguments) throws IOException, InterruptedException {
        return end(start(List.of(), heap, Main.class, arguments));
    }

    /** Waits for its end; returns what it printed, its exit code first. */
    static String end(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + output;
    }
}
