package org.tbimage.testbox.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tbimage.problem.Problem;

/** Scripts rely on the exit codes. */
class ExitCodesTest {
    private static final Path DOCUMENT = Path.of("../../docs/exit-codes.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| `?(\\w*)`? *\\|");

    @ParameterizedTest
    @EnumSource
    void everyProblemHasACodeThatIsNotReserved(Problem problem) {
        assertThat(ExitCodes.of(problem))
                .isBetween(2, 255)
                .isNotEqualTo(99)
                .matches(code -> code < 10 || code > 20, "is not kept for the service");
    }

    @Test
    void theDocumentListsExactlyTheseCodes() throws IOException {
        Map<Integer, String> expected = new TreeMap<>();
        expected.put(ExitCodes.OK, "");
        expected.put(ExitCodes.UNEXPECTED, Failure.UNEXPECTED);
        expected.put(ExitCodes.TERMINATED, Problem.CANCELLED.name());
        for (Problem problem : Problem.values()) {
            String other = expected.put(ExitCodes.of(problem), problem.name());
            assertThat(other).as("another problem with the code of %s", problem).isNull();
        }

        for (ServiceProblem problem : ServiceProblem.values()) {
            assertThat(expected.put(problem.exitCode(), problem.name())).isNull();
        }

        assertThat(documented()).isEqualTo(expected);
    }

    private static Map<Integer, String> documented() throws IOException {
        Map<Integer, String> codes = new TreeMap<>();
        for (MatchResult row : ROW.matcher(Files.readString(DOCUMENT)).results().toList()) {
            assertThat(codes.put(Integer.valueOf(row.group(1)), row.group(2))).isNull();
        }
        return codes;
    }
}
