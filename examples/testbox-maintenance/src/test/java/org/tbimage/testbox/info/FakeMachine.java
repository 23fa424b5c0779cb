package org.tbimage.testbox.info;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A machine in a folder, whose tools repeat how they were called. */
final class FakeMachine implements CommandRunner {
    final List<String> calls = new ArrayList<>();
    private final Path root;

    FakeMachine(Path root) throws IOException {
        this.root = root;
        file("proc/cpuinfo", "model name\t: Fake\n");
    }

    Path root() {
        return root;
    }

    void file(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Override
    public CommandOutput run(List<String> command) {
        String line = String.join(" ", command);
        calls.add(line);
        return command.get(0).equals("biosdecode")
                ? CommandOutput.none("biosdecode is not installed")
                : CommandOutput.of("output of " + line);
    }
}
