package org.tbimage.testbox.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tbimage.action.CancelledException;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

class FailureTest {
    @Test
    void failuresOfTheLibraryAreShownUnchanged() {
        Failure failure = Failure.of(new ImagingException(Problem.STORE_FULL, "/mnt is full", "make room"));
        assertThat(failure.exitCode()).isEqualTo(41);
        assertThat(failure.lines()).containsExactly("testbox-maintenance: /mnt is full", "  -> make room");
    }

    @Test
    void withoutARemedyThereIsOneLine() {
        assertThat(lines(new ImagingException(Problem.DEVICE_FAILED, "empty", "")))
                .containsExactly("testbox-maintenance: empty");
    }

    @Test
    void aCancellationHasTheCodeOfAnInterrupt() {
        assertThat(Failure.of(new CancelledException()).exitCode()).isEqualTo(130);
    }

    @Test
    void controlCharactersNeverReachTheTerminal() {
        String evil = "a\u001b[2Jb\r\nc\u202ed\u0007";
        assertThat(lines(new ImagingException(Problem.DEVICE_FAILED, evil, evil)))
                .containsExactly("testbox-maintenance: a?[2Jb c?d?", "  -> a?[2Jb c?d?");
    }

    @Test
    void messagesOfJavaAreCompleted() {
        assertThat(message(new NoSuchFileException("/x"))).isEqualTo("/x: there is no such file or folder");
        assertThat(Failure.of(new AccessDeniedException("/x")).exitCode()).isEqualTo(50);
        assertThat(Failure.of(new AccessDeniedException("/x")).message()).isEqualTo("/x: permission denied");
        assertThat(message(new FileSystemException("/x", null, "Input/output error")))
                .isEqualTo("/x: Input/output error");
    }

    @Test
    void messagesNameNoClass() {
        assertThat(message(new NullPointerException())).isEqualTo("an unexpected failure");
        assertThat(message(new IllegalStateException(new IOException("the cable is out"))))
                .isEqualTo("the cable is out");
        assertThat(message(new UncheckedIOException(new NoSuchFileException("/x"))))
                .startsWith("/x: ");
    }

    @Test
    void outOfMemoryNamesTheOptions() {
        assertThat(Failure.of(new OutOfMemoryError("Java heap space")).remedy())
                .contains("-Xmx", "--workers", "--chunk-size");
        assertThat(Failure.of(new StackOverflowError()).remedy()).contains("-Xss");
    }

    @Test
    void anUnloadableLibraryNamesTheFolder() {
        assertThat(Failure.of(new UnsatisfiedLinkError("/tmp/x.so: failed to map segment"))
                        .remedy())
                .contains("/tmp");
    }

    private static String message(Throwable thrown) {
        Failure failure = Failure.of(thrown);
        assertThat(failure.exitCode()).isEqualTo(1);
        return failure.message();
    }

    private static List<String> lines(Throwable thrown) {
        return Failure.of(thrown).lines();
    }
}
