package org.tbimage.core.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/** An error of the operating system determines the kind of the failure, on which programs act, and its remedy. */
class DirectoryErrorsTest {
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
        assertThat(DirectoryErrors.ofWriting(file, said))
                .isInstanceOfSatisfying(ImagingException.class, e -> {
                    assertThat(e.problem()).isEqualTo(problem);
                    assertThat(e.remedy()).contains(remedy);
                })
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message)
                .hasCause(said);
    }

    static Stream<Arguments> filesAtFault() {
        String unique = "0f8fad5b-d9cb-469f-a165-70867728950e";
        return Stream.of(
                Arguments.of(
                        new AccessDeniedException("/s/b/.sda.20261130T100000Z.json.tmp"),
                        "/s/b/sda.20261130T100000Z.json: permission denied"),
                Arguments.of(
                        new AccessDeniedException("/s/b/.sda.json." + unique + ".tmp"),
                        "/s/b/sda.json: permission denied"),
                Arguments.of(new NoSuchFileException("/s/b/gone"), "/s/b/gone: there is no such file or folder"),
                Arguments.of(new FileAlreadyExistsException("/s/b"), "/s/b: exists already"),
                Arguments.of(new NotDirectoryException("/s/b"), "/s/b: is not a folder"),
                Arguments.of(new FileSystemException("/s/b/x", null, "Stale file handle"), "/s/b/x: Stale file handle"),
                // a file with such a name that is not hidden keeps its name
                Arguments.of(new AccessDeniedException("/s/b/sda.tmp"), "/s/b/sda.tmp: permission denied"),
                Arguments.of(new IOException("Input/output error"), "/s: Input/output error"));
    }

    @ParameterizedTest
    @MethodSource("filesAtFault")
    void messagesNameTheFinalNameOfAFile(IOException said, String message) {
        assertThat(DirectoryErrors.of("/s", said)).hasMessage(message);
    }

    @Test
    void messagesKeepTheOffset() {
        assertThat(DirectoryErrors.of("/s/b at byte 7", new FileSystemException("/s/b", null, "Input/output error")))
                .hasMessage("/s/b at byte 7: Input/output error");
    }

    static Stream<IOException> whatIsNoFailureOfTheFolder() {
        return Stream.of(
                new EOFException("ends"),
                new ClosedChannelException(),
                new ImagingException(Problem.STORE_FULL, "told already", "do this"));
    }

    @ParameterizedTest
    @MethodSource("whatIsNoFailureOfTheFolder")
    void translatedErrorsStayUnchanged(IOException said) {
        assertThat(DirectoryErrors.of("blob", said)).isSameAs(said);
    }
}
