package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.tbimage.testbox.Run;

/**
 * The report of a failure, for users and for calling programs.
 *
 * @param code the exit code; 0 if the command must succeed in spite of it all
 * @param words what the message must have: the file or the disk, and the place in it
 * @param wayOut what the second line must have
 */
record Told(int code, List<String> words, String wayOut) {
    static final Told NOTHING = new Told(0, List.of(), "");

    static Told code(int code, String wayOut, String... words) {
        return new Told(code, List.of(words), wayOut);
    }

    /** Runs a command with and without {@code --json}; fails unless both report the same failure completely. */
    void assertBy(String... command) {
        Run people = Run.of(command);
        String call = String.join(" ", command) + "\n" + people.out() + people.err();
        assertThat(people.code()).as(call).isEqualTo(code);
        assertThat(people.err()).as(call).doesNotContain("Exception", "\tat ", "null", "org.tbimage");
        if (code == 0) {
            return;
        }
        assertThat(people.out()).as(call).isEmpty();
        List<String> lines = people.err()
                .lines()
                .filter(line -> !line.startsWith("testbox-maintenance: warning: "))
                .toList();
        assertThat(lines).as(call).hasSize(2);
        assertThat(lines.get(0)).as(call).startsWith("testbox-maintenance: ").contains(words);
        assertThat(lines.get(1)).as(call).startsWith("  -> ").contains(wayOut);
        assertJson(command);
    }

    private void assertJson(String... command) {
        Run program =
                Run.of(Stream.concat(Stream.of(command), Stream.of("--json")).toArray(String[]::new));
        assertThat(program.code()).isEqualTo(code);
        assertThat(program.out().lines()).hasSize(1);
        assertThat(program.out())
                .startsWith("{\"status\":\"failed\",\"problem\":\"")
                .contains(words)
                .contains(wayOut)
                .doesNotContain("\"remedy\":\"\"");
    }
}
