package org.tbimage.core.medium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/** What the system says of a failure decides the kind of it, by which programs act, and what a person is told to do. */
class FolderProblemsTest {
    @TempDir
    Path folder;

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new AccessDeniedException("x"), Problem.NO_PERMISSION, "permission denied", "root_squash"),
                Arguments.of(
                        new FileSystemException("x", null, "Operation not permitted"),
                        Problem.NO_PERMISSION,
                        "Operation not permitted",
                        "run as root"),
                Arguments.of(
                        new FileSystemException("x", null, "Read-only file system"),
                        Problem.STORE_FAILED,
                        "Read-only",
                        "remount,rw"),
                Arguments.of(new IOException("Input/output error"), Problem.STORE_FAILED, "Input/output", "dmesg"),
                Arguments.of(new IOException((String) null), Problem.STORE_FAILED, "IOException", "dmesg"),
                Arguments.of(new IOException("No space left on device"), Problem.STORE_FULL, "is full", "df -h "),
                Arguments.of(new IOException("Disk quota exceeded"), Problem.STORE_FULL, "quota", "df -h "));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void ofWriting(IOException said, Problem problem, String message, String remedy) {
        Path file = folder.resolve("blob");
        assertThat(FolderProblems.ofWriting(file, said))
                .isInstanceOfSatisfying(ImagingException.class, e -> {
                    assertThat(e.problem()).isEqualTo(problem);
                    assertThat(e.remedy()).contains(remedy);
                })
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message)
                .hasCause(said);
    }

    static Stream<IOException> whatIsNoFailureOfTheFolder() {
        return Stream.of(
                new EOFException("ends"),
                new ClosedChannelException(),
                new ImagingException(Problem.STORE_FULL, "told already", "do this"));
    }

    @ParameterizedTest
    @MethodSource("whatIsNoFailureOfTheFolder")
    void whatIsToldAlreadyStaysAsItIs(IOException said) {
        assertThat(FolderProblems.of("blob", said)).isSameAs(said);
    }
}
