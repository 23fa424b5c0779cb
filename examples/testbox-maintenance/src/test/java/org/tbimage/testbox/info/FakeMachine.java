package org.tbimage.testbox.info;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.testbox.process.CommandResult;
import org.tbimage.testbox.process.CommandRunner;

/** A machine in a folder, whose tools print their arguments. */
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
    public CommandResult run(List<String> command) {
        String line = String.join(" ", command);
        calls.add(line);
        return command.get(0).equals("biosdecode")
                ? CommandResult.bad("", "biosdecode is not installed")
                : CommandResult.good("output of " + line);
    }
}
